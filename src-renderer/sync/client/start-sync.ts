import { startEngine } from '../engine/start-engine.ts';
import { loadKeychain } from './keychain.ts';
import type { SecretStore } from './secret-store.ts';
import { connectSync } from './session.ts';

interface SyncOptions {
  secrets: SecretStore;
  server: string | null | Promise<string | null>;
}

/**
 * Starts (or joins) the computer's engine and connects this window to it. Resolves when the engine has answered; what is cached can
 * be read before. The server's address may still be on its way: the engine starts meanwhile.
 * @throws when the storage cannot be opened, or no engine can be loaded
 */
export const startSync = (options: SyncOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    connect(options, reject).then(resolve, reject);
  });

async function connect({ secrets, server }: SyncOptions, onMissing: (error: Error) => void): Promise<void> {
  // The keys first: what is read before the engine speaks is opened with them.
  const [port, address] = await Promise.all([startEngine(onMissing), server, loadKeychain(secrets)]);
  await connectSync(port, { secrets, server: address });
}
