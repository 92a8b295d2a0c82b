/** What `behind-start.ts` loads. */
export { signIn, signOut } from './session.ts';
export { startSync } from './start-sync.ts';
