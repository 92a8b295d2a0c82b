import { expect, test } from 'vitest';
import { boundReferences, messageIdOf, nearestFirst, parseMessageIds } from './message-id.ts';

test('the same message has the same id on every attempt, in the domain of the inbox', () => {
  expect(messageIdOf('0190-abc', 'Support@Lumen.example')).toBe('0190-abc@lumen.example');
  expect(messageIdOf('0190-abc', 'podpora@žarnica.example')).toBe('0190-abc@xn--arnica-2pb.example');
});

test('every id of ours is one RFC 5322 allows, and two ids never become one', () => {
  const ids = ['a:b', 'a=3ab', 'a.b', '.a', 'a.', 'a..b', 'a_b'].map((id) => messageIdOf(id, 'x@y.example'));
  for (const id of ids) expect(id).toMatch(/^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@y\.example$/);
  expect(new Set(ids).size).toBeGreaterThanOrEqual(6);
});

test.each<[string, string[]]>([
  ['<a@x> <b@x>', ['a@x', 'b@x']],
  ['<a@x><b@x>,<a@x>', ['a@x', 'b@x']],
  ['Your message of Monday <a@x> (comment)', ['a@x']],
  ['a@x b@x', ['a@x', 'b@x']],
  ['<very-long\r\n -folded@x>', ['very-long-folded@x']],
  ['nothing here', []],
  ['', []],
])('ids are found in %j', (header, ids) => {
  expect(parseMessageIds(header)).toEqual(ids);
});

test('a chain of any length is read in bounds', () => {
  const chain = Array.from({ length: 5_000 }, (_, index) => `<${index}@x>`).join(' ');
  expect(nearestFirst('<4999@x>', chain).slice(0, 2)).toEqual(['4999@x', '4998@x']);
  expect(nearestFirst(undefined, chain)).toHaveLength(50);
  expect(nearestFirst(undefined, '<'.repeat(100_000))).toEqual([]);
});

test('References keep the first of the thread and the newest that fit on a line', () => {
  const thread = Array.from({ length: 100 }, (_, index) => `message-number-${index}@customer.example`);
  const kept = boundReferences(thread);
  expect(kept[0]).toBe(thread[0]);
  expect(kept.at(-1)).toBe(thread.at(-1));
  expect(kept.map((id) => `<${id}>`).join(' ').length).toBeLessThan(998 - 'References: '.length);
  expect(boundReferences(['a@x', 'b@x', 'a@x'])).toEqual(['a@x', 'b@x']);
  expect(boundReferences([])).toEqual([]);
});
