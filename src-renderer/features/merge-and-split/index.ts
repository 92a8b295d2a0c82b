export { LeftBehind } from './left-behind.tsx';
export { MergeDialog } from './merge-dialog.tsx';
export { takeApart } from './merge-threads.ts';
export { SplitDialog } from './split-dialog.tsx';
