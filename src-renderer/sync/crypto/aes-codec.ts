import type { Codec, KeyUse } from '../codec.ts';
import { fromBytes, groupFromBytes, groupToBytes, toBytes } from './envelope.ts';
import type { DataKey, KeyRing } from './key-ring.ts';

/** On disk: version, key id (4 bytes), nonce (12 bytes), ciphertext with its tag (16 bytes at the end). */
const version = 1;
const nonceAt = 5;
const headBytes = 17;
const nonceBytes = 12;
/** The platform gives at most 65,536 random bytes a call. */
const noncesAtOnce = 5_000;
const encoder = new TextEncoder();

/**
 * Seals each body, of one value or of a group, with AES-256-GCM under a nonce of its own. The name and the head are authenticated with it, so a body opens only
 * under the name and the key it was sealed for.
 *
 * Random nonces of 96 bits allow 2^32 bodies a key before a repetition becomes thinkable (NIST SP 800-38D, 8.3): a desk writes
 * some 10^8 in years.
 *
 * @param findRing asked until it has an answer; while it has none, both directions reject
 */
export function createAesCodec(findRing: () => Promise<KeyRing | null>): Codec {
  let found: KeyRing | null = null;
  const ring = async (): Promise<KeyRing> => {
    found ??= await findRing();
    if (found === null) throw new Error('the keys of this desk are not here');
    return found;
  };
  return {
    async seal(plain, names, use: KeyUse = 'cache') {
      if (plain.length === 0) return [];
      const { [use]: key } = await ring();
      const nonces = randomNonces(plain.length);
      return Promise.all(
        plain.map((value, index) => sealBytes(key, toBytes(value), names[index] ?? '', nonces(index))),
      );
    },
    async open(sealed, names) {
      if (sealed.length === 0) return [];
      const keys = await ring();
      return Promise.all(sealed.map((body, index) => openBody(keys, body, names[index] ?? '', fromBytes)));
    },
    async sealGroup(plain, names, group) {
      const { cache } = await ring();
      return sealBytes(cache, groupToBytes(plain, names), group, randomNonces(1)(0));
    },
    async openGroup(sealed, group) {
      return openBody(await ring(), sealed, group, groupFromBytes);
    },
  };
}

function randomNonces(count: number): (index: number) => Uint8Array {
  const all = new Uint8Array(count * nonceBytes);
  for (let from = 0; from < all.length; from += noncesAtOnce * nonceBytes)
    crypto.getRandomValues(all.subarray(from, from + noncesAtOnce * nonceBytes));
  return (index) => all.subarray(index * nonceBytes, (index + 1) * nonceBytes);
}

async function sealBytes(
  { id, key }: DataKey,
  plain: Uint8Array<ArrayBuffer>,
  name: string,
  nonce: Uint8Array,
): Promise<Uint8Array> {
  const head = new Uint8Array(headBytes);
  head[0] = version;
  new DataView(head.buffer).setUint32(1, id);
  head.set(nonce, nonceAt);
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: head.subarray(nonceAt), additionalData: boundTo(head, name) },
    key,
    plain,
  );
  const whole = new Uint8Array(headBytes + cipher.byteLength);
  whole.set(head);
  whole.set(new Uint8Array(cipher), headBytes);
  return whole;
}

async function openBody<T>(
  keys: KeyRing,
  body: unknown,
  name: string,
  read: (bytes: Uint8Array<ArrayBuffer>) => T,
): Promise<T | undefined> {
  if (!isSealed(body)) return undefined;
  const key = keys.find(keyIdOf(body));
  if (key === undefined) return undefined;
  try {
    const head = body.subarray(0, headBytes);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: head.subarray(nonceAt), additionalData: boundTo(head, name) },
      key,
      body.subarray(headBytes),
    );
    return read(new Uint8Array(plain));
  } catch {
    return undefined;
  }
}

const boundTo = (head: Uint8Array, name: string): Uint8Array<ArrayBuffer> => {
  const bytes = encoder.encode(`.....${name}`);
  bytes.set(head.subarray(0, nonceAt));
  return bytes;
};

/** Whether a body off the disk is one of ours; a body of a version before encryption is not. */
export const isSealed = (body: unknown): body is Uint8Array<ArrayBuffer> =>
  ArrayBuffer.isView(body) &&
  body.byteLength > headBytes &&
  new Uint8Array(body.buffer, body.byteOffset)[0] === version;

export const keyIdOf = (sealed: Uint8Array): number => new DataView(sealed.buffer, sealed.byteOffset).getUint32(1);
