import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StartOptions } from '#shared/contract/ipc.ts';
import type { Log } from '../log.ts';
import { parseServerAddress } from '../security/server-address.ts';

/** Written by the server after it filled the sample workspace. */
const signInFileSchema = z.object({ address: z.string(), email: z.string(), password: z.string() });

/**
 * The sample agent's sign-in, when PARLEY_SIGN_IN_FILE names one and it belongs to the server in use; else null. It holds
 * for a server on this computer only, so that a planted file cannot sign anybody in elsewhere.
 */
export function readSampleSignIn(env: NodeJS.ProcessEnv, serverUrl: string | null, log: Log): StartOptions['signIn'] {
  const path = env.PARLEY_SIGN_IN_FILE;
  if (!path || serverUrl === null || !serverUrl.startsWith('http://')) return null;
  try {
    const { address, email, password } = signInFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const parsed = parseServerAddress(address);
    return parsed.ok && parsed.serverUrl === serverUrl ? { email, password } : null;
  } catch (error) {
    log('the sample sign-in could not be read', { error: String(error) });
    return null;
  }
}
