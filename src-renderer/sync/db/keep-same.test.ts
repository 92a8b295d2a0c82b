import { expect, test } from 'vitest';
import { keepSame } from './keep-same.ts';

const row = (id: string, name = id) => ({ id, tags: ['a'], customer: { name } });

test('what has not changed keeps its identity, down to the parts of what has', () => {
  const before = [row('1'), row('2')];
  expect(keepSame(before, [row('1'), row('2')])).toBe(before);
  const after = keepSame(before, [row('1'), row('2', 'Maja')]);
  expect(after).toEqual([row('1'), row('2', 'Maja')]);
  expect(after[0]).toBe(before[0]);
  expect(after[1]?.tags).toBe(before[1]?.tags);
});

test('a map keeps its values and notices another order, another size and another value', () => {
  const before = new Map([
    ['a', row('1')],
    ['b', row('2')],
  ]);
  expect(keepSame(before, new Map([...before].map(([key, { id }]) => [key, row(id)])))).toBe(before);
  const turned = keepSame(before, new Map([...before].reverse()));
  expect([...turned.keys()]).toEqual(['b', 'a']);
  expect(turned.get('a')).toBe(before.get('a'));
  expect(keepSame(before, new Map([['a', row('1')]])).size).toBe(1);
  expect(keepSame(before, new Map([...before, ['b', row('3')]])).get('b')).toEqual(row('3'));
});

test('a missing property is not an undefined one, and sets go by what they hold', () => {
  expect(Object.keys(keepSame<object>({ a: undefined }, {}))).toEqual([]);
  expect(Object.keys(keepSame<object>({ b: 1 }, { a: undefined }))).toEqual(['a']);
  const before = new Set(['x']);
  expect(keepSame(before, new Set(['x']))).toBe(before);
  expect(keepSame(before, new Set(['y']))).toEqual(new Set(['y']));
  const [one, other] = [new Date(0), new Date(0)];
  expect(keepSame(one, other)).toBe(other);
});
