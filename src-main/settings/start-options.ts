import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StartOptions } from '#shared/contract/ipc.ts';
import type { Log } from '../log.ts';
import { parseServerAddress } from '../security/server-address.ts';

/** Written by the server after it filled the sample workspace. */
const signInFileSchema = z.object({ address: z.string(), email: z.string(), password: z.string() });

/**
 * The sample agent's sign-in, when PARLEY_SIGN_IN_FILE names one; else null. It holds between this
 * computer's desk and this computer's server only (the one kind of address with http), never for a real workspace. The port
 * may differ: it is chosen anew with every start.
 */
export function readSampleSignIn(env: NodeJS.ProcessEnv, serverUrl: string | null, log: Log): StartOptions['signIn'] {
  const path = env.PARLEY_SIGN_IN_FILE;
  if (!path || serverUrl === null || !serverUrl.startsWith('http://')) return null;
  try {
    const { address, email, password } = signInFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const parsed = parseServerAddress(address);
    return parsed.ok && parsed.serverUrl.startsWith('http://') ? { email, password } : null;
  } catch (error) {
    log('the sample sign-in could not be read', { error: String(error) });
    return null;
  }
}
