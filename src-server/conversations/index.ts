export { getVisibleConversation, loadThread } from './load-thread.ts';
export { createIntake, type Intake, nextConversationNumber } from './receive-message.ts';
export { search } from './search.ts';
export { createWaker } from './wake-snoozed.ts';
