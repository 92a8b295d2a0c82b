import { desktop } from '../../platform/desktop.ts';
import { type SignInError, signIn } from '../../sync/index.ts';
import { beginWork } from '../presence/index.ts';

/** Signs in from this computer; null when it worked, else why it did not. */
export async function signInHere(server: string, email: string, password: string): Promise<SignInError | null> {
  const { platform } = await desktop.info();
  const device = `Parley ${desktop.kind === 'electron' ? 'desktop' : 'browser'}, ${platform || 'unknown'}`;
  const answer = await signIn({ server, email: email.trim(), password, device });
  if (!answer.ok) return answer.error;
  beginWork();
  return null;
}
