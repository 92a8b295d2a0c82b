import { expect, test } from 'vitest';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { anInbox, aQueue } from '../../../tests/factories/rows.ts';
import { queueLines, sortLines } from './queue-lines.ts';

const queues = [
  aQueue(),
  aQueue({ id: 'queue-social', name: 'Social' }),
  aQueue({ id: 'queue-vip', name: 'VIP care' }),
];
const line = (id: string, longestSince: number | null) => {
  const found = queueLines(queues, [anInbox()], wholeFloor, {}, 'offered').find((one) => one.id === id);
  if (!found) throw new Error(id);
  return { ...found, longestSince };
};
const lines = [line('queue-vip', null), line('queue-delivery', 5_000), line('queue-social', 1_000)];
const ids = (isDescending: boolean) => sortLines(lines, 'longest', isDescending).map(({ id }) => id);

test('who waits longest stands first, though an earlier moment is the smaller number', () => {
  expect(ids(true)).toEqual(['queue-social', 'queue-delivery', 'queue-vip']);
});

test('a queue without a value stands last whichever way one sorts', () => {
  expect(ids(false)).toEqual(['queue-delivery', 'queue-social', 'queue-vip']);
});

test('a queue shows the channels that feed it, and a switched-off inbox feeds nothing', () => {
  const fed = queueLines(
    queues,
    [anInbox(), anInbox({ id: 'inbox-sms', channel: 'sms', enabled: false })],
    wholeFloor,
    {},
    'offered',
  );
  expect(fed.map(({ channels }) => channels)).toEqual([['web-chat'], [], []]);
});
