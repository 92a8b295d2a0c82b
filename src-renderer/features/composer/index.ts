export { Composer } from './composer.tsx';
export { type EditorHandle, markSeen, showTab } from './composer-store.ts';
export { flushDrafts } from './draft-saving.ts';
export { PlainWriting } from './plain-writing.tsx';
export { insertIntoReply, restoreReply } from './put-into-reply.ts';
export { customerHolds, setCustomerHold, useStaleSetting } from './stale-setting.ts';
export { useWriting } from './use-entry.ts';
