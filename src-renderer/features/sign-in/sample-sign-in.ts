import { desktop } from '../../platform/desktop.ts';
import { signInHere } from './sign-in-call.ts';

/**
 * Signs in with what the sample workspace was started with, by the ordinary call. Call only when no session is kept; true when
 * it worked. A failure is not told: the sign-in screen follows and says what is wrong when the person tries.
 */
export async function trySampleSignIn(server: string | null): Promise<boolean> {
  const options = await desktop.startOptions();
  const address = server ?? options.serverUrl;
  if (options.signIn === null || address === null) return false;
  return (await signInHere(address, options.signIn.email, options.signIn.password)) === null;
}
