import { type Codec, plainCodec } from '../codec.ts';
import { createAesCodec } from '../crypto/aes-codec.ts';
import { ringFromSecret } from '../keys/keychain-keys.ts';
import { profileKeys } from '../keys/profile-keys.ts';
import type { SyncState } from '../status.ts';
import type { SecretStore } from './secret-store.ts';

/** What this window knows of the keychain: what it brings to the engine, and what it reads with. */
let found: Map<string, string> | null = null;

/** Looks into the keychain once. A keychain that fails is none: the desk then says so. */
export async function loadKeychain(secrets: SecretStore): Promise<Record<string, string> | null> {
  const keys = (await secrets.keychain?.load().catch(() => null)) ?? null;
  found = keys === null ? null : new Map(Object.entries(keys));
  return keys;
}

export async function changeKeychain(secrets: SecretStore, desk: string, secret: string | null): Promise<void> {
  if (found === null || secrets.keychain === undefined) throw new Error('there is no keychain');
  if (secret === null) {
    await secrets.keychain.clear(desk);
    found.delete(desk);
  } else {
    await secrets.keychain.save(desk, secret);
    found.set(desk, secret);
  }
}

/** What a window reads a desk with. */
export function readingCodec(desk: string, storage: SyncState['keyStorage']): Codec {
  if (storage === null) return plainCodec;
  const find = () => (storage === 'keychain' ? ringFromSecret(found?.get(desk)) : profileKeys.find(desk));
  // Looked for while the database opens: both are needed for the first row.
  const early = find().catch(() => null);
  return createAesCodec(async () => (await early) ?? find());
}
