import { z } from 'zod';
import type { SecretStorage } from '#shared/contract/ipc.ts';
import type { Log } from '../log.ts';
import { openJsonFile } from './json-file.ts';
import { type Keychain, storageOf } from './keychain.ts';

const sessionFileSchema = z.object({ serverUrl: z.string(), sealedToken: z.string() }).nullable();

export type SessionStore = ReturnType<typeof openSessionStore>;

/**
 * The session token, sealed by the operating system's keychain. Without a keychain it is never written: it lives in memory
 * and is gone when Parley closes. A token belongs to the server that gave it and is not shown to another one.
 */
export function openSessionStore({ path, keychain, log }: { path: string; keychain: Keychain; log: Log }) {
  const file = openJsonFile({ path, schema: sessionFileSchema, defaults: null, log });
  let inMemory: { serverUrl: string; token: string } | undefined;

  const storage = (): SecretStorage => storageOf(keychain);

  const unseal = (sealed: string): string | null => {
    try {
      return keychain.decryptString(Buffer.from(sealed, 'base64'));
    } catch {
      // Another user's keychain, or a restored profile: the agent signs in again.
      log('the kept session could not be unsealed');
      return null;
    }
  };

  return {
    storage,
    load(serverUrl: string | null): string | null {
      if (inMemory) return inMemory.serverUrl === serverUrl ? inMemory.token : null;
      const kept = file.read();
      if (kept === null || kept.serverUrl !== serverUrl || storage() !== 'keychain') return null;
      return unseal(kept.sealedToken);
    },
    save(serverUrl: string, token: string): SecretStorage {
      inMemory = { serverUrl, token };
      if (storage() === 'keychain') {
        file.write({ serverUrl, sealedToken: keychain.encryptString(token).toString('base64') });
      }
      return storage();
    },
    keptAside: file.keptAside,
    clear(): void {
      inMemory = undefined;
      if (file.read() !== null) file.write(null);
    },
  };
}
