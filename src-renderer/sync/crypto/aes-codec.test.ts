import { expect, test } from 'vitest';
import { createAesCodec, isSealed, keyIdOf } from './aes-codec.ts';
import { type KeyRing, makeKey, ringOf } from './key-ring.ts';

const ring = ringOf(await makeKey(), await makeKey());
const codecOf = (keys: KeyRing | null) => createAesCodec(async () => keys);
const codec = codecOf(ring);
const secret = { id: 'm1', text: 'Die Lieferung für Maja Novak 📦', nothing: null };

test('what is sealed comes back, in order, and no word of it can be read on the way', async () => {
  const sealed = await codec.seal([secret, null, 'two'], ['message m1', 'shadow x', 'message m2']);
  const bytes = Buffer.concat(sealed.map((body) => Buffer.from(body as Uint8Array)));
  for (const word of ['Lieferung', 'Maja', 'm1', 'two'])
    for (const encoding of ['utf8', 'utf16le'] as const)
      expect(bytes.includes(Buffer.from(word, encoding))).toBe(false);
  expect(await codec.open(sealed, ['message m1', 'shadow x', 'message m2'])).toEqual([secret, null, 'two']);
});

test('a file keeps its bytes', async () => {
  const file = { name: 'label.pdf', mimeType: 'application/pdf', bytes: new Uint8Array([0, 255, 7]).buffer };
  const [sealed] = await codec.seal([file], ['file f1']);
  expect((await codec.open([sealed], ['file f1']))[0]).toEqual(file);
});

test('the same words never look the same on disk', async () => {
  const [one, two] = await codec.seal([secret, secret], ['message m1', 'message m1']);
  expect(Buffer.from(one as Uint8Array).equals(Buffer.from(two as Uint8Array))).toBe(false);
});

test('a body moved under another name, or changed in any byte, does not open, and the ones beside it do', async () => {
  const [sealed, other] = (await codec.seal([secret, 'other'], ['message m1', 'message m2'])) as Uint8Array[];
  if (sealed === undefined) throw new Error('nothing was sealed');
  expect(await codec.open([sealed, other], ['message m2', 'message m2'])).toEqual([undefined, 'other']);
  for (const at of [0, 3, 8, 20, sealed.length - 1]) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await codec.open([changed], ['message m1'])).toEqual([undefined]);
  }
});

test('what was never sealed is not taken for a row', async () => {
  expect(await codec.open([secret, 'text', new Uint8Array(40), undefined], ['a', 'b', 'c', 'd'])).toEqual(
    new Array(4).fill(undefined),
  );
});

test('own words are sealed under a key of their own', async () => {
  const [cached] = await codec.seal(['a'], ['message m1']);
  const [own] = await codec.seal(['a'], ['outbox m1'], 'own');
  expect(isSealed(cached) && keyIdOf(cached)).toBe(ring.cache.id);
  expect(isSealed(own) && keyIdOf(own)).toBe(ring.own.id);
});

test('a newer key takes over, and older bodies still open until their key is forgotten', async () => {
  const sealed = await codec.seal([secret], ['message m1']);
  const fresh = await makeKey();
  expect(await codecOf(ringOf(fresh, ring.own, [ring.cache])).open(sealed, ['message m1'])).toEqual([secret]);
  expect(await codecOf(ringOf(fresh, ring.own)).open(sealed, ['message m1'])).toEqual([undefined]);
});

test('without keys nothing is written in the clear: sealing fails', async () => {
  await expect(codecOf(null).seal([secret], ['message m1'])).rejects.toThrow('keys');
});

test('the keys cannot be read out', async () => {
  await expect(crypto.subtle.exportKey('raw', ring.cache.key)).rejects.toThrow();
});
