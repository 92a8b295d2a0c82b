export { ensurePracticeInbox, practiceInboxId } from './ensure-practice-inbox.ts';
export { createPractice, type Practice } from './practice.ts';
