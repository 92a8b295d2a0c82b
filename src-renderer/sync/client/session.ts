import type { Result } from '#shared/lib/result.ts';
import type { Port, SignInError } from '../engine/protocol.ts';
import { findEngineClient, getEngineClient, setEngineClient } from './current.ts';
import { createEngineClient } from './engine-client.ts';
import { offerFirstRows } from './first-answers.ts';
import { changeKeychain, loadKeychain } from './keychain.ts';
import * as reading from './reading.ts';
import type { SecretStore } from './secret-store.ts';
import { tellKeys } from './tell-keys.ts';
import { readWith } from './window-desk.ts';

let secrets: SecretStore | null = null;
let endKeys = () => {};

/**
 * Connects this window to the computer's engine and takes up the kept session, if there is one. Resolves when the engine has
 * answered; windows may read before that. Call once per page.
 */
export async function connectSync(port: Port, options: { secrets: SecretStore; server: string | null }): Promise<void> {
  secrets = options.secrets;
  readWith(reading);
  const client = createEngineClient(port);
  setEngineClient(client);
  endKeys();
  endKeys = tellKeys(client);
  client.onChange(() => {
    const status = client.state()?.status;
    // The server ended the session: keeping its secret would only try a dead token at every start.
    if (status?.name === 'signed-out' && status.reason !== 'never-signed-in') void options.secrets.clear();
  });
  client.onFirstRows(offerFirstRows);
  client.onKeychain((desk, secret) => changeKeychain(options.secrets, desk, secret));
  await client.resumeWith(async () => {
    const [secret, keychain] = await Promise.all([options.secrets.load(), loadKeychain(options.secrets)]);
    await client.call('session:resume', { server: options.server ?? '', secret: secret ?? '', keychain });
  });
}

export async function signIn(input: {
  server: string;
  email: string;
  password: string;
  device: string;
}): Promise<Result<{ userId: string }, SignInError>> {
  const answer = await getEngineClient().call('session:sign-in', input);
  if (!answer.ok) return answer;
  await secrets?.save(answer.value.secret);
  return { ok: true, value: { userId: answer.value.userId } };
}

/**
 * Ends the session here and on the server, and destroys what was cached and its key. While something waits to be sent it answers
 * `done: false` and how much, so that the agent can be asked; with `force` it leaves all the same. What the agent wrote and has
 * not sent stays on this computer, sealed, for their next sign-in.
 */
export async function signOut({ force = false } = {}): Promise<{ done: boolean; waiting: number }> {
  const answer = await getEngineClient().call('session:sign-out', { force });
  if (answer.done) await secrets?.clear();
  return answer;
}

export function stopSync(): void {
  endKeys();
  findEngineClient()?.close();
  setEngineClient(null);
}
