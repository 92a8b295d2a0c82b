export { ApprovalLine } from './approval-line.tsx';
export { handToast, takeHand } from './hand-calls.ts';
export { HandsButton } from './hands-button.tsx';
export { RaiseHandButton } from './raise-hand-button.tsx';
export { WaitingHands } from './waiting-hands.tsx';
