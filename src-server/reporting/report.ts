import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Database, Store } from '../store/index.ts';
import { noTime, sumOfTimes } from './agent-time.ts';
import type { Period } from './facts.ts';
import { readSetup } from './floor-setup.ts';
import { readMemory } from './follow-floor.ts';
import { daySums, occupancyOf } from './scope-figures.ts';
import { Tally } from './tally.ts';

const dayMs = 24 * 60 * 60 * 1000;
const longestMs = 93 * dayMs;

/**
 * The figures of any period, by the same rules as the live floor. Teams, queues of agents and places are those of today.
 * @throws RequestFailure bad-request: an empty or very long period
 */
export async function readReport(store: Store, period: Period, scope: FloorScope, now: number) {
  if (period.end <= period.start) throw new RequestFailure('bad-request', 'the period ends before it begins');
  if (period.end - period.start > longestMs) throw new RequestFailure('bad-request', 'at most 93 days at once');
  const read = store.db.transaction().setIsolationLevel('repeatable read');
  return read.execute((db) => sumUp(db, period, scope, now));
}

/**
 * A day at a time: months at once would stand in memory whole, and hold up everybody else while they are counted. Everything that
 * counts happened at one moment or took a stretch of time, so the sums of the days are those of the period.
 */
async function sumUp(db: Database, { start, end }: Period, scope: FloorScope, now: number) {
  const setup = await readSetup(db);
  const tally = new Tally((agentId) => (agentId === null ? null : (setup.users.get(agentId)?.teamId ?? null)));
  let agents = [...setup.users.keys()].map((id) => ({ line: { id }, time: noTime() }));
  for (let from = start; from < end; from += dayMs) {
    const day = { start: from, end: Math.min(from + dayMs, end) };
    const memory = await readMemory(db, setup, day);
    const until = Math.min(now, day.end);
    tally.addAll(memory.tally);
    agents = agents.map(({ line, time }) => ({
      line,
      time: sumOfTimes(time, memory.agent(line.id).time(day.start, until)),
    }));
  }
  return { ...daySums(tally, scope), ...occupancyOf(agents, { setup }, scope) };
}
