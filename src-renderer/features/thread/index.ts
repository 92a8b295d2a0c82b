export { DiscardDialog } from './discard-dialog.tsx';
export { ParkedActions } from './parked-actions.tsx';
export { ThreadHeader } from './thread-header.tsx';
export { ThreadMessages } from './thread-messages.tsx';
export { TypingLine } from './typing-line.tsx';
