import { useEffect, useState } from 'react';
import { trySampleSignIn } from '../features/sign-in/index.ts';
import { desktop } from '../platform/desktop.ts';
import { type SecretStore, startSync } from '../sync/index.ts';

export type Boot =
  | { name: 'starting' }
  | { name: 'ready'; server: string | null; isForgetful: boolean }
  | { name: 'failed'; message: string };

const secrets: SecretStore = {
  load: async () => (await desktop.loadSession()).token,
  async save(secret) {
    await desktop.saveSession(secret);
  },
  clear: () => desktop.clearSession(),
  keychain: {
    load: () => desktop.loadVault(),
    save: (name, key) => desktop.saveVault(name, key),
    clear: (name) => desktop.clearVault(name),
  },
};

async function boot(): Promise<Boot> {
  const server = (await desktop.getServer()) ?? (await desktop.startOptions()).serverUrl;
  const { token, storage } = await desktop.loadSession();
  await startSync({ secrets, server });
  if (token === null) await trySampleSignIn(server);
  return { name: 'ready', server, isForgetful: storage === 'memory-only' };
}

// React draws effects twice while developing; the engine is started once a page.
let started: Promise<Boot> | null = null;

/** Starts the engine and takes up the kept session. Until it is ready nothing is asked of anybody, so nothing flashes. */
export function useBoot(): Boot {
  const [state, setState] = useState<Boot>({ name: 'starting' });
  useEffect(() => {
    started ??= boot().catch((error: unknown) => ({
      name: 'failed',
      message: error instanceof Error ? error.message : String(error),
    }));
    void started.then(setState);
  }, []);
  return state;
}
