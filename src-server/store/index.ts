export { type Audience, audienceOf } from './audience.ts';
export { type Database, type DatabaseHome, DatabaseUnusable, openDatabase } from './database.ts';
export { parseAnnouncement } from './kept-rows.ts';
export { createListener } from './listener.ts';
export { type Tables, toRecord } from './schema.ts';
export { createStore, type Store } from './store.ts';
export { logChannel, type Put, type Unit, type WriteRule } from './transaction.ts';
