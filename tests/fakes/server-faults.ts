import type { RequestFailure } from '../../src-renderer/sync/engine/protocol.ts';

/** For `failNext`: this request goes well, the one after it may not. */
export const goesWell: Fault = { kind: 'hold', until: Promise.resolve() };

/**
 * What happens to the next request of a name. `lose-request`: the line breaks before the server reads it. `lose-answer`: it breaks
 * after the server has acted. `hold`: the answer waits for `release`. Anything else is answered in place of the real answer.
 */
export type Fault =
  | { kind: 'lose-request' | 'lose-answer' }
  | { kind: 'hold'; until: Promise<void> }
  | { kind: 'fail'; error: RequestFailure };
