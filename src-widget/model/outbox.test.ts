import { expect, test } from 'vitest';
import { createLocalStore } from './local-store.ts';
import { createOutbox, type OutboxEntry } from './outbox.ts';

const entry = (id: string, over: Partial<OutboxEntry> = {}): OutboxEntry => {
  const common = { files: [], profile: null, left: false, writtenAt: 1, problem: null };
  return { id, text: `text of ${id}`, ...common, ...over };
};

test('messages go out in the order they were written; one with a problem is passed by and kept', () => {
  const outbox = createOutbox(createLocalStore('a'));
  for (const id of ['first-one', 'second-one', 'third-one']) outbox.add(entry(id));
  outbox.update('first-one', { problem: 'too-long' });
  expect(outbox.next()?.id).toBe('second-one');
  outbox.remove('second-one');
  expect(outbox.list().map(({ id }) => id)).toEqual(['first-one', 'third-one']);
});

test('an entry this version cannot read is left where it is', () => {
  const store = createLocalStore('b');
  const strange = { version: 9, words: 'from another version' };
  store.write('outbox', [strange, entry('known-one')]);
  const outbox = createOutbox(store);
  expect(outbox.list().map(({ id }) => id)).toEqual(['known-one']);
  outbox.remove('known-one');
  outbox.add(entry('added-one'));
  expect(store.read('outbox')).toEqual([strange, entry('added-one')]);
});

test('what another tab has written is seen', () => {
  const store = createLocalStore('c');
  const [one, other] = [createOutbox(store), createOutbox(store)];
  one.add(entry('from-one-tab'));
  expect(other.next()?.id).toBe('from-one-tab');
});

test.each([[null], ['text'], [{}], [[1, null, []]]])('a store that holds %j is an empty outbox', (content) => {
  const store = createLocalStore('d');
  store.write('outbox', content);
  expect(createOutbox(store).list()).toEqual([]);
});
