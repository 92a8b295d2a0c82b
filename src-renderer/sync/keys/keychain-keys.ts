import { z } from 'zod';
import { type DataKey, importKey, newKeyId, ringOf } from '../crypto/key-ring.ts';
import type { DeskKeys } from './desk-keys.ts';

/** The operating system's keychain, as a window can reach it: opaque texts by desk. */
export interface Keychain {
  load(desk: string): string | undefined;
  /** Resolves when it is kept: nothing is sealed under a key before that. */
  save(desk: string, secret: string): Promise<void>;
  clear(desk: string): Promise<void>;
}

const keySchema = z.object({ id: z.number().int().positive(), key: z.string().length(44) });
/** What is kept for one desk. A released shape is never edited: it opens what is on disk. */
const secretSchema = z.object({ v: z.literal(1), cache: keySchema.nullable(), own: keySchema });
type Secret = z.infer<typeof secretSchema>;

/** Keys whose bytes the operating system seals. They leave the keychain only as keys that cannot be read out again. */
export function keychainKeys(keychain: Keychain): DeskKeys {
  return {
    storage: 'keychain',
    async open(desk) {
      const kept = parse(keychain.load(desk));
      const secret = { v: 1 as const, cache: kept?.cache ?? freshKey(), own: kept?.own ?? freshKey() };
      if (kept === null || kept.cache === null) await keychain.save(desk, JSON.stringify(secret));
      return ringOf(await load(secret.cache), await load(secret.own));
    },
    find: (desk) => ringFromSecret(keychain.load(desk)),
    async destroy(desk, what) {
      const kept = parse(keychain.load(desk));
      if (what === 'all' || kept === null) await keychain.clear(desk);
      else await keychain.save(desk, JSON.stringify({ ...kept, cache: null }));
    },
  };
}

/** The ring a window reads with; null when the secret names no whole one. */
export async function ringFromSecret(secret: string | undefined) {
  const kept = parse(secret);
  if (kept === null || kept.cache === null) return null;
  return ringOf(await load(kept.cache), await load(kept.own));
}

function parse(text: string | undefined): Secret | null {
  try {
    const parsed = secretSchema.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const freshKey = () => ({
  id: newKeyId(),
  key: btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))),
});

const load = ({ id, key }: z.infer<typeof keySchema>): Promise<DataKey> =>
  importKey(
    id,
    Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)),
  );
