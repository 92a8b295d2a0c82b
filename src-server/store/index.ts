export { type Audience, audienceOf } from './audience.ts';
export { type Database, type DatabaseHome, DatabaseUnusable, openDatabase } from './database.ts';
export { createListener } from './listener.ts';
export { type Tables, toRecord } from './schema.ts';
export { createStore, logChannel, type Put, type Store, type Unit, type WriteRule } from './transaction.ts';
