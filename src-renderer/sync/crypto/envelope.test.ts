import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aMessage } from '../../../tests/factories/rows.ts';
import { groupFromBytes, groupToBytes } from './envelope.ts';

const there = (values: readonly unknown[], names: readonly string[]) => {
  const group = groupFromBytes(groupToBytes(values, names));
  return names.map((name, at) => group.find(at, name));
};

test('whatever rows are grouped come back as JSON would have kept them, with any names', () => {
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()) },
    fc.jsonValue(),
    fc.record({ id: fc.string(), gone: fc.constant(undefined) }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.string({ unit: 'grapheme' })), { minLength: 1 }), (pairs) => {
      const values = pairs.map(([one]) => one);
      const kept = values.map((one) => JSON.parse(JSON.stringify(one)));
      expect(
        there(
          values,
          pairs.map(([, name]) => name),
        ),
      ).toEqual(kept);
    }),
  );
});

test('a row is found under its own name and place alone', () => {
  const rows = [aMessage({ id: 'm1', text: 'one\ntwo 📦' }), aMessage({ id: 'm2' })];
  const group = groupFromBytes(groupToBytes(rows, ['message m1', 'message m2']));
  expect(group.find(0, 'message m1')).toEqual(rows[0]);
  expect(group.find(0, 'message m2')).toBeUndefined();
  expect(group.find(2, 'message m2')).toBeUndefined();
  expect(group.find(-1, 'message m2')).toBeUndefined();
});

test('names of fields lie in a group once', () => {
  const rows = Array.from({ length: 32 }, (_, n) => aMessage({ id: `m${n}` }));
  const text = new TextDecoder().decode(
    groupToBytes(
      rows,
      rows.map(({ id }) => id),
    ),
  );
  expect(text.split('conversationId')).toHaveLength(2);
});

test('a group of the form before opens', () => {
  const [names, rows] = [
    ['user u1', 'user u2'],
    [{ id: 'u1', name: 'Šárka' }, null],
  ];
  const texts = rows.map((row) => JSON.stringify(row));
  const lengths = names.flatMap((name, at) => [name.length, texts[at]?.length ?? 0]);
  const bytes = new TextEncoder().encode(
    `\0${lengths.join(' ')}\n${names.map((name, at) => name + texts[at]).join('')}`,
  );
  bytes[0] = 2;
  const group = groupFromBytes(bytes);
  expect(names.map((name, at) => group.find(at, name))).toEqual(rows);
});
