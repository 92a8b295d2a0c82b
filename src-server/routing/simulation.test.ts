import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anAgent, aQueueSetup, aWaiting, separateRoom } from './engine/engine-fixture.ts';
import { createSimulation, type SimulatedFloor } from './simulation.ts';

const minute = 60_000;
const floor = (fields: Partial<SimulatedFloor> = {}): SimulatedFloor => ({
  queues: [{ ...aQueueSetup('q'), serviceLevelSeconds: 30 }],
  agents: [anAgent('a')],
  shifts: [{ agentId: 'a', at: 0, ready: true }],
  arrivals: [],
  room: separateRoom,
  to: 60 * minute,
  ...fields,
});
const arrivals = (times: readonly number[], handleMs: number) =>
  times.map((at, index) => ({ waiting: aWaiting(`c${index}`, { waitingSince: at }), handleMs }));
function outcome(given: SimulatedFloor, moments = 1_000) {
  const simulation = createSimulation(given);
  while (simulation.step(moments));
  const [queue] = simulation.outcome();
  if (!queue) throw new Error('a floor without queues');
  return queue;
}

test('one agent, three customers a minute apart, two minutes each: the waits add up', () => {
  expect(outcome(floor({ arrivals: arrivals([0, minute, 2 * minute], 2 * minute) }))).toEqual({
    queueId: 'q',
    offered: 3,
    answered: 3,
    unanswered: 0,
    overflowed: 0,
    meanWaitSeconds: 60,
    p95WaitSeconds: 120,
    longestWaitSeconds: 120,
    serviceLevelPercent: 33.3,
  });
});

test('one more agent shortens the waits', () => {
  const more = floor({
    arrivals: arrivals([0, minute, 2 * minute], 2 * minute),
    agents: [anAgent('a'), anAgent('b')],
    shifts: ['a', 'b'].map((agentId) => ({ agentId, at: 0, ready: true })),
  });
  expect(outcome(more).longestWaitSeconds).toBe(0);
});

test('who got what adds up to what was answered', () => {
  const simulation = createSimulation(
    floor({
      arrivals: arrivals([0, minute, 2 * minute], 2 * minute),
      agents: [anAgent('a'), anAgent('b'), anAgent('off')],
      shifts: ['a', 'b'].map((agentId) => ({ agentId, at: 0, ready: true })),
    }),
  );
  while (simulation.step(1_000));
  expect(simulation.agents().toSorted((x, y) => x.answered - y.answered)).toEqual([
    { userId: expect.stringMatching(/^[ab]$/), answered: 1 },
    { userId: expect.stringMatching(/^[ab]$/), answered: 2 },
  ]);
});

test('nobody is answered before the shift begins, and who still waits at the end counts as unanswered', () => {
  const late = floor({ arrivals: arrivals([0], minute), shifts: [{ agentId: 'a', at: 5 * minute, ready: true }] });
  expect(outcome(late).longestWaitSeconds).toBe(300);
  expect(outcome({ ...late, to: 5 * minute })).toMatchObject({ answered: 0, unanswered: 1, serviceLevelPercent: 0 });
});

test('an overflow is counted where the customer wrote', () => {
  const help = floor({
    queues: [
      { ...aQueueSetup('q', { overflow: [{ queueId: 'help', afterSeconds: 45 }] }), serviceLevelSeconds: 30 },
      { ...aQueueSetup('help'), serviceLevelSeconds: 30 },
    ],
    agents: [anAgent('a', { queueIds: ['help'] })],
    arrivals: arrivals([0], minute),
  });
  expect(outcome(help)).toMatchObject({ answered: 1, overflowed: 1, longestWaitSeconds: 45 });
});

test('everybody who came is answered or still waits, and the size of the steps changes nothing', () => {
  const times = fc.array(fc.nat(59 * minute), { maxLength: 40 });
  fc.assert(
    fc.property(
      times,
      fc.integer({ min: 1, max: 20 * minute }),
      fc.integer({ min: 1, max: 9 }),
      (at, handleMs, moments) => {
        const given = floor({ arrivals: arrivals(at, handleMs) });
        const whole = outcome(given);
        expect(whole.answered + whole.unanswered).toBe(at.length);
        expect(outcome(given, moments)).toEqual(whole);
      },
    ),
    { numRuns: 100 },
  );
});
