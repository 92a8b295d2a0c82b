import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createParcels } from './parcel.ts';

const key = randomBytes(32);

test('whatever is packed comes out as it was, in parts that one notification carries', () => {
  const there = createParcels(key);
  const here = createParcels(key);
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.string({ unit: 'binary', maxLength: 9_000 }) })), (content) => {
      const parts = there.pack('node-1', content);
      for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThan(8_000);
      const opened = parts.map((part) => here.unpack(part));
      expect(opened.slice(0, -1).every((one) => one === null)).toBe(true);
      expect(opened.at(-1)).toEqual({ from: 'node-1', content });
    }),
    { numRuns: 50 },
  );
});

test('no word of it can be read on the way', () => {
  const text = 'the draft nobody may read';
  expect(createParcels(key).pack('node-1', [text]).join()).not.toContain('draft');
});

test('a server with another key understands nothing', () => {
  const [part = ''] = createParcels(randomBytes(32)).pack('node-1', ['hello']);
  expect(() => createParcels(key).unpack(part)).toThrow();
});

test('parts of parcels that never become whole are not kept for ever', () => {
  const there = createParcels(key);
  const here = createParcels(key);
  const long = 'x'.repeat(20_000);
  const [first = '', ...rest] = there.pack('node-1', [long]);
  here.unpack(first);
  for (let count = 0; count < 60; count += 1) here.unpack(there.pack('node-1', [long])[0] ?? '');
  expect(rest.map((part) => here.unpack(part))).toEqual(rest.map(() => null));
});
