export { HandOverDialog } from './hand-over-dialog.tsx';
export { Participants } from './participants.tsx';
