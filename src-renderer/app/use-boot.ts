import { useEffect, useState } from 'react';
import { trySampleSignIn } from '../features/sign-in/index.ts';
import { afterPaint } from '../platform/after-paint.ts';
import { desktop } from '../platform/desktop.ts';
import { firstAnswers, type SecretStore, startSync } from '../sync/index.ts';

export type Boot =
  /** `isSessionKept`: somebody is signed in here, so what is cached may be shown while the engine starts. */
  | { name: 'starting'; isSessionKept: boolean }
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

const findServer = async () => (await desktop.getServer()) ?? (await desktop.startOptions()).serverUrl;

async function boot(onSession: (isKept: boolean) => void): Promise<Boot> {
  const server = findServer();
  const session = desktop.loadSession();
  // The engine's script loads while the computer is asked.
  const started = startSync({ secrets, server });
  const { token, storage } = await session;
  onSession(token !== null);
  await started;
  if (token === null) await trySampleSignIn(await server);
  return { name: 'ready', server: await server, isForgetful: storage === 'memory-only' };
}

/** Where rows stand on screen already, what starts the engine comes behind their painting. */
const behindFirstPage = (): Promise<void> =>
  new Promise((resolve) => {
    if (firstAnswers() === null) resolve();
    else afterPaint(resolve);
  });

// React draws effects twice while developing; the engine is started once a page.
let started: Promise<Boot> | null = null;

/** Starts the engine and takes up the kept session. Until it is ready nothing is asked of anybody, so nothing flashes. */
export function useBoot(): Boot {
  const [state, setState] = useState<Boot>({ name: 'starting', isSessionKept: false });
  useEffect(() => {
    const onSession = (isSessionKept: boolean) =>
      setState((now) => (now.name === 'starting' ? { ...now, isSessionKept } : now));
    started ??= behindFirstPage()
      .then(() => boot(onSession))
      .catch((error: unknown) => ({
        name: 'failed',
        message: error instanceof Error ? error.message : String(error),
      }));
    void started.then(setState);
  }, []);
  return state;
}
