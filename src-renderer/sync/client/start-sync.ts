import { startEngine } from '../engine/start-engine.ts';
import { loadKeychain } from './keychain.ts';
import type { SecretStore } from './secret-store.ts';
import { connectSync } from './session.ts';

/**
 * Starts (or joins) the computer's engine and connects this window to it. Resolves when the engine has answered; what is cached can
 * be read before. The server's address may still be on its way: the engine starts meanwhile.
 */
export async function startSync(options: {
  secrets: SecretStore;
  server: string | null | Promise<string | null>;
}): Promise<void> {
  // The keys first: what is read before the engine speaks is opened with them.
  const [port, server] = await Promise.all([startEngine(), options.server, loadKeychain(options.secrets)]);
  await connectSync(port, { secrets: options.secrets, server });
}
