export { problemsInForm, type QueueForm, queueFormOf } from './queue-form.ts';
export { QueuesPage } from './queues-page.tsx';
export { RulesTab } from './rules-tab.tsx';
