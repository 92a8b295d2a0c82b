export { OutcomeDialog } from './outcome-dialog.tsx';
export { WrapUpChip } from './wrap-up-chip.tsx';
export { WrapUpStrip } from './wrap-up-strip.tsx';
