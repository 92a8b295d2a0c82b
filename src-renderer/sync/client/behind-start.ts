import { loadTwice } from '../../platform/load-twice.ts';

/**
 * What connects a window to its engine and reads the desk: schemas, the database, the port. A start draws without it, so it comes in
 * a file of its own. @throws when it cannot be loaded
 */
const load = () => loadTwice(() => import('./connecting.ts'));
type Connecting = Awaited<ReturnType<typeof load>>;

/** Nothing is waited for when a start knows at once that it will be needed. */
export const prepareSync = (): void => void load().catch(() => undefined);

export const startSync: Connecting['startSync'] = async (options) => (await load()).startSync(options);
export const signIn: Connecting['signIn'] = async (input) => (await load()).signIn(input);
export const signOut: Connecting['signOut'] = async (options) => (await load()).signOut(options);
