import { z } from 'zod';
import type { Log } from '../log.ts';
import { openJsonFile } from './json-file.ts';
import { type Keychain, storageOf } from './keychain.ts';

const vaultFileSchema = z.object({ sealed: z.record(z.string(), z.string()) });

export type VaultStore = ReturnType<typeof openVaultStore>;

/**
 * The keys of the desks on this computer, each sealed by the operating system's keychain. Without a keychain nothing is ever
 * written here. A key that does not unseal (another user's keychain, a locked one) is left out and left where it is: what it opens
 * may be somebody's unsent words, and the keychain may be back tomorrow.
 */
export function openVaultStore({ path, keychain, log }: { path: string; keychain: Keychain; log: Log }) {
  const file = openJsonFile({ path, schema: vaultFileSchema, defaults: { sealed: {} }, log });
  const write = (change: (sealed: Record<string, string>) => void) => {
    const sealed = { ...file.read().sealed };
    change(sealed);
    file.write({ sealed });
  };
  return {
    load(): Record<string, string> {
      const keys: Record<string, string> = {};
      if (storageOf(keychain) !== 'keychain') return keys;
      for (const [name, sealed] of Object.entries(file.read().sealed)) {
        try {
          keys[name] = keychain.decryptString(Buffer.from(sealed, 'base64'));
        } catch {
          log('a kept key could not be unsealed');
        }
      }
      return keys;
    },
    /** @throws where there is no keychain: the caller would believe its key kept */
    save(name: string, key: string): void {
      if (storageOf(keychain) !== 'keychain') throw new Error('no keychain');
      write((sealed) => {
        sealed[name] = keychain.encryptString(key).toString('base64');
      });
    },
    clear(name: string): void {
      if (!Object.hasOwn(file.read().sealed, name)) return;
      write((sealed) => {
        delete sealed[name];
      });
    },
    keptAside: file.keptAside,
  };
}
