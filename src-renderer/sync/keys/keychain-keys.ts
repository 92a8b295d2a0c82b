import { newKeyId, ringOf } from '../crypto/key-ring.ts';
import type { DeskKeys } from './desk-keys.ts';
import { importKept, parseKeptKeys } from './kept-keys.ts';

/** The operating system's keychain, as a window can reach it: opaque texts by desk. */
export interface Keychain {
  /** What it has anything of. */
  desks(): string[];
  load(desk: string): string | undefined;
  /** Resolves when it is kept: nothing is sealed under a key before that. */
  save(desk: string, secret: string): Promise<void>;
  clear(desk: string): Promise<void>;
}

/** Keys whose bytes the operating system seals. They leave the keychain only as keys that cannot be read out again. */
export function keychainKeys(keychain: Keychain): DeskKeys {
  return {
    storage: 'keychain',
    desks: async () => keychain.desks(),
    async open(desk) {
      const kept = parseKeptKeys(keychain.load(desk));
      const secret = { v: 1 as const, cache: kept?.cache ?? freshKey(), own: kept?.own ?? freshKey() };
      if (kept === null || kept.cache === null) await keychain.save(desk, JSON.stringify(secret));
      return ringOf(await importKept(secret.cache), await importKept(secret.own));
    },
    find: (desk) => ringFromSecret(keychain.load(desk)),
    async destroy(desk, what) {
      const kept = parseKeptKeys(keychain.load(desk));
      if (what === 'all' || kept === null) await keychain.clear(desk);
      else await keychain.save(desk, JSON.stringify({ ...kept, cache: null }));
    },
  };
}

/** The ring a window reads with; null when the secret names no whole one. */
export async function ringFromSecret(secret: string | undefined) {
  const kept = parseKeptKeys(secret);
  if (kept === null || kept.cache === null) return null;
  return ringOf(await importKept(kept.cache), await importKept(kept.own));
}

const freshKey = () => ({
  id: newKeyId(),
  key: btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))),
});
