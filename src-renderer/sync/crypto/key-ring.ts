import type { KeyUse } from '../codec.ts';

/** An AES-256-GCM key and the number its bodies carry, so that a newer key can take over while older bodies still open. */
export interface DataKey {
  /** 1 ≤ id < 2^32, random: a body of a lost key is told from a damaged one. */
  readonly id: number;
  readonly key: CryptoKey;
}

/**
 * The keys of one desk. Two, because they end at different times: signing out destroys the key of what can be fetched again, while
 * words that never reached the server stay readable for their author's next sign-in.
 */
export interface KeyRing extends Readonly<Record<KeyUse, DataKey>> {
  find(id: number): CryptoKey | undefined;
}

export const newKeyId = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;

/** Makes a key that nobody can read out again, not even this page. */
export async function makeKey(): Promise<DataKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return { id: newKeyId(), key };
}

/** @param bytes 32 of them */
export async function importKey(id: number, bytes: Uint8Array<ArrayBuffer>): Promise<DataKey> {
  return { id, key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']) };
}

export function ringOf(cache: DataKey, own: DataKey, older: readonly DataKey[] = []): KeyRing {
  const all = new Map([...older, cache, own].map(({ id, key }) => [id, key]));
  return { cache, own, find: (id) => all.get(id) };
}
