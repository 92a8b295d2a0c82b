export { createCustomerSignals } from './customer-signals.ts';
export { followInboxes } from './follow-inboxes.ts';
export type { Rooms } from './inbox-sink.ts';
export { createRunningConnectors, type RunningInboxes } from './running.ts';
export { createInboxes, type Inboxes } from './save-inbox.ts';
export { createVault, type Secrets, type Vault } from './vault.ts';
export { createVisitorThreads } from './visitor-threads.ts';
