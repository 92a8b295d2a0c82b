import { expect, test } from 'vitest';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { simulationInputSchema } from '#shared/domain/simulation.ts';
import { aQueue } from '../../../tests/factories/rows.ts';
import { isChanged, nothingChanged, simulationInput } from './what-if.ts';

const stretch = { from: 0, to: 3_600_000 };

test('nothing tried is today’s settings and says so', () => {
  expect(isChanged(nothingChanged)).toBe(false);
  expect(simulationInput(nothingChanged, [], stretch).changes).toEqual({
    queues: [],
    rules: [],
    hours: [],
    users: [],
    policy: null,
  });
});

test('imagined people have ids of their own and every skill of the house', () => {
  const tried = { ...nothingChanged, moreAgents: { 'queue-delivery': 2, 'queue-returns': 0 } };
  const { users } = simulationInput(tried, [{ skills: [{ name: 'couriers', level: 2 }] }], stretch).changes;
  expect(new Set(users.map(({ id }) => id)).size).toBe(2);
  expect(users.every(({ skills }) => skills[0]?.name === 'couriers' && skills[0].level === 5)).toBe(true);
  expect(isChanged(tried)).toBe(true);
});

test('the question is one the server understands', () => {
  const queue = aQueue({ routing: 'round-robin' });
  const tried = { ...nothingChanged, queues: { [queue.id]: { queue, rules: defaultQueueRules(queue.id) } } };
  expect(simulationInputSchema.safeParse(simulationInput(tried, [], stretch)).success).toBe(true);
});
