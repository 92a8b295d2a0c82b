export { ActionBar } from './action-bar.tsx';
export { isKeptUnread, releaseUnread } from './kept-unread.ts';
export { laterChoices, laterWords } from './later-times.ts';
export { PickTimeDialog } from './pick-time-dialog.tsx';
export { refusalWords } from './refusal-words.ts';
export { reopen, resolve } from './run-action.ts';
export { TagRow } from './tag-row.tsx';
