import { z } from 'zod';
import type { ServerSetResult } from '#shared/contract/ipc.ts';
import type { Log } from '../log.ts';
import { parseServerAddress } from '../security/server-address.ts';
import { openJsonFile } from './json-file.ts';

const schema = z.object({ serverUrl: z.string().nullable() });
export type ServerChoice = ReturnType<typeof openServerChoice>;

/** The server this desk belongs to. PARLEY_SERVER wins for this run and is not kept. */
export function openServerChoice({ path, env, log }: { path: string; env: NodeJS.ProcessEnv; log: Log }) {
  const file = openJsonFile({ path, schema, defaults: { serverUrl: null }, log });
  const forced = env.PARLEY_SERVER ? parseServerAddress(env.PARLEY_SERVER) : undefined;
  if (forced && !forced.ok) log('PARLEY_SERVER is not an address Parley can use', { reason: forced.reason });
  let forThisRun = forced?.ok ? forced.serverUrl : null;

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
