export { getVisibleConversation, loadThread } from './load-thread.ts';
export { nextConversationNumber } from './place-message.ts';
export { createIntake, type Intake } from './receive-message.ts';
export { search } from './search.ts';
export { createWaker } from './wake-snoozed.ts';
