export { createFanOut, type Subscribers } from './fan-out.ts';
export { pull } from './pull.ts';
export { ends, forgottenUpTo, type LoggedChange, readChanges } from './read-changes.ts';
export { type Reader, scopeOf, viewOf } from './reader.ts';
export { createMutationRunner, type Effect, type Effects, type MutationRunner } from './run-mutation.ts';
export { BadPage, snapshot } from './snapshot.ts';
