export { Composer } from './composer.tsx';
export { type EditorHandle, insertIntoReply, markSeen, restoreReply, showTab, useWriting } from './composer-store.ts';
export { flushDrafts } from './draft-saving.ts';
export { PlainWriting } from './plain-writing.tsx';
export { customerHolds, setCustomerHold, useStaleSetting } from './stale-setting.ts';
