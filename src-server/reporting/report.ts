import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store } from '../store/index.ts';
import type { Period } from './facts.ts';
import { readSetup } from './floor-setup.ts';
import { readMemory } from './follow-floor.ts';
import { agentsAt } from './people.ts';
import { daySums, occupancyOf } from './scope-figures.ts';

const longestMs = 93 * 24 * 60 * 60 * 1000;

/**
 * The figures of any period, by the same rules as the live floor. Teams, queues of agents and places are those of today.
 * @throws RequestFailure bad-request: an empty or very long period
 */
export async function readReport(store: Store, period: Period, scope: FloorScope, now: number) {
  if (period.end <= period.start) throw new RequestFailure('bad-request', 'the period ends before it begins');
  if (period.end - period.start > longestMs) throw new RequestFailure('bad-request', 'at most 93 days at once');
  const read = store.db.transaction().setIsolationLevel('repeatable read');
  const memory = await read.execute(async (db) => readMemory(db, await readSetup(db), period));
  const agents = agentsAt(memory, { connected: new Set(), monitoring: new Map() }, now);
  return { ...daySums(memory.tally, scope), ...occupancyOf(agents, memory, scope) };
}
