import { expect, test } from 'vitest';
import { type Candidate, pickAgent } from './pick-agent.ts';

const agent = (userId: string, fields: Partial<Candidate> = {}): Candidate => ({
  userId,
  freeSlots: 2,
  load: 1,
  idleSince: 100,
  ...fields,
});

test('nobody has room: the conversation stays in the queue', () => {
  expect(pickAgent('longest-idle', [agent('ana', { freeSlots: 0 })])).toBeNull();
});
test('longest idle comes first, however loaded', () => {
  expect(
    pickAgent('longest-idle', [agent('ana', { idleSince: 50, load: 3 }), agent('jan', { idleSince: 90, load: 0 })])
      ?.userId,
  ).toBe('ana');
});
test('least loaded comes first, and among equals the longest idle', () => {
  const agents = [
    agent('ana', { load: 2 }),
    agent('jan', { load: 1, idleSince: 90 }),
    agent('lea', { load: 1, idleSince: 10 }),
  ];
  expect(pickAgent('least-loaded', agents)?.userId).toBe('lea');
});
test('a manual queue offers to nobody', () => {
  expect(pickAgent('manual', [agent('ana')])).toBeNull();
});
test('equal agents are told apart by id, so that every node picks the same one', () => {
  expect(pickAgent('round-robin', [agent('jan'), agent('ana')])?.userId).toBe('ana');
});
