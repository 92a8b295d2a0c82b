import { createContext, Script } from 'node:vm';

const script = new Script('run()');

/**
 * Runs `work` and stops it after `ms`, also in the middle of a regular expression. Libraries for mail text hold patterns that take
 * hours on a text made for it, and a mail is written by whoever likes. Gives `otherwise` when time is up or the work throws.
 */
export function withinTime<T>(ms: number, work: () => T, otherwise: T): T {
  let result = otherwise;
  const context = createContext({
    run() {
      result = work();
    },
  });
  try {
    script.runInContext(context, { timeout: ms });
  } catch {
    return otherwise;
  }
  return result;
}
