import { type DataKey, importKey } from '../crypto/key-ring.ts';

/** A key as the keychain keeps it: base64 of its 32 bytes. */
export interface KeptKey {
  id: number;
  key: string;
}
/** What is kept for one desk. A released shape is never edited: it opens what is on disk. `cache` null: it was destroyed. */
export interface KeptKeys {
  v: 1;
  cache: KeptKey | null;
  own: KeptKey;
}

/** Null for what nobody can read. Checked by hand: the first paint waits for it, and a schema would have to be loaded before. */
export function parseKeptKeys(text: string | undefined): KeptKeys | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKept = (value: unknown): value is KeptKeys =>
  isObject(value) && value.v === 1 && isKey(value.own) && (value.cache === null || isKey(value.cache));

const isKey = (value: unknown): value is KeptKey =>
  isObject(value) &&
  typeof value.id === 'number' &&
  Number.isSafeInteger(value.id) &&
  value.id > 0 &&
  typeof value.key === 'string' &&
  value.key.length === 44;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export const importKept = ({ id, key }: KeptKey): Promise<DataKey> =>
  importKey(
    id,
    Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)),
  );
