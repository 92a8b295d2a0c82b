import { z } from 'zod';
import type { ServerSetResult } from '#shared/contract/ipc.ts';
import type { Log } from '../log.ts';
import { parseServerAddress } from '../security/server-address.ts';
import { openJsonFile } from './json-file.ts';
import { StartRefusedError } from './profile.ts';

const schema = z.object({ serverUrl: z.string().nullable() });
export type ServerChoice = ReturnType<typeof openServerChoice>;

/**
 * The server PARLEY_SERVER asks for, or null.
 * @throws StartRefusedError when it is no address Parley can use: going on with another server would be a surprise
 */
export function readServerForThisRun(env: NodeJS.ProcessEnv): string | null {
  if (!env.PARLEY_SERVER) return null;
  const parsed = parseServerAddress(env.PARLEY_SERVER);
  if (parsed.ok) return parsed.serverUrl;
  const why = parsed.reason === 'insecure' ? 'http works on this computer only, use https' : 'that is not an address';
  throw new StartRefusedError(`PARLEY_SERVER is "${env.PARLEY_SERVER}": ${why}.`);
}

/** The server this desk belongs to; the one for this run wins and is not kept. */
export function openServerChoice(options: { path: string; serverForThisRun: string | null; log: Log }) {
  const { path, serverForThisRun, log } = options;
  const file = openJsonFile({ path, schema, defaults: { serverUrl: null }, log });
  let forThisRun = serverForThisRun;

  /** A file written by hand gets the same parse as an address typed into the desk. */
  const kept = (): string | null => {
    const { serverUrl } = file.read();
    const parsed = serverUrl === null ? undefined : parseServerAddress(serverUrl);
    return parsed?.ok ? parsed.serverUrl : null;
  };

  return {
    get: (): string | null => forThisRun ?? kept(),
    set(address: string): ServerSetResult {
      const parsed = parseServerAddress(address);
      if (parsed.ok) {
        forThisRun = null;
        file.write({ serverUrl: parsed.serverUrl });
      }
      return parsed;
    },
    keptAside: file.keptAside,
  };
}
