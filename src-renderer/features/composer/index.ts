export { Composer } from './composer.tsx';
export { insertIntoReply, markSeen, restoreReply, showTab } from './composer-store.ts';
export { flushDrafts } from './draft-saving.ts';
