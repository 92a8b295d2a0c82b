import { setImmediate as breathe } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import type { AgentOutcome, QueueOutcome, SimulationInput, SimulationReport } from '#shared/domain/simulation.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import { loadFloorPolicy } from '../presence/index.ts';
import type { Database } from '../store/index.ts';
import { defaultPlaces } from './default-places.ts';
import { type Arrival, createSimulation, type Shift, type SimulatedFloor } from './simulation.ts';

const mostArrivals = 20_000;
const momentsAtATime = 50;
/** What a contact takes where nothing was recorded at all. */
const handleSecondsWithoutRecord = 300;
const shortestHandleMs = 10_000;
const longestHandleMs = 4 * 3_600_000;

type Changes = SimulationInput['changes'];

/** Rows with the changed ones in the place of those with the same id, and new ones behind them. */
function replaced<T extends { id: string }>(rows: readonly T[], changed: readonly T[]): T[] {
  const by = new Map([...rows, ...changed].map((row) => [row.id, row]));
  return [...by.values()];
}

/**
 * Replays a recorded stretch with the present settings and with changed ones, and says what would have become of its customers.
 * @throws RequestFailure forbidden for agents; bad-request when the stretch has too many customers
 */
export async function simulate(
  db: Database,
  actor: Actor,
  { from, to, changes }: SimulationInput,
): Promise<SimulationReport> {
  if (!seesEverything(actor.role)) throw new RequestFailure('forbidden', 'simulations are for those who lead a team');
  const { arrivals, assumedHandleMs } = await readArrivals(db, from, to);
  const none: Changes = { queues: [], rules: [], hours: [], users: [], policy: null };
  const present = await readFloor(db, from, to, arrivals, none);
  const changed = await readFloor(db, from, to, arrivals, changes);
  const before = await run(present);
  const after = await run(changed);
  return {
    arrivals: arrivals.length,
    agents: new Set(present.shifts.filter(({ ready }) => ready).map(({ agentId }) => agentId)).size,
    assumedHandleSeconds: Math.round(assumedHandleMs / 1000),
    present: before.queues,
    changed: after.queues,
    presentAgents: before.agents,
    changedAgents: after.agents,
  };
}

/** In small pieces: a simulated day must not keep a real customer waiting. */
async function run(floor: SimulatedFloor): Promise<{ queues: QueueOutcome[]; agents: AgentOutcome[] }> {
  const simulation = createSimulation(floor);
  while (simulation.step(momentsAtATime)) await breathe();
  return { queues: simulation.outcome(), agents: simulation.agents() };
}

async function readArrivals(db: Database, from: number, to: number) {
  const rows = await db
    .selectFrom('conversation')
    .innerJoin('customer', 'customer.id', 'conversation.customerId')
    .selectAll('conversation')
    .select(['customer.tier', 'customer.ownerId'])
    .where('conversation.createdAt', '>=', from)
    .where('conversation.createdAt', '<', to)
    .where('conversation.queueId', 'is not', null)
    // Only what a customer began: a first message of the house waits for nobody.
    .where('conversation.lastInboundAt', 'is not', null)
    .orderBy('conversation.createdAt')
    .limit(mostArrivals + 1)
    .execute();
  if (rows.length > mostArrivals)
    throw new RequestFailure(
      'bad-request',
      `more than ${mostArrivals} customers wrote in this time; choose a shorter one`,
    );
  const recorded = rows.flatMap((row) => handleMsOf(row) ?? []).sort((a, b) => a - b);
  const assumedHandleMs = recorded[Math.floor(recorded.length / 2)] ?? handleSecondsWithoutRecord * 1000;
  const arrivals = rows.map((row): Arrival => {
    const { id, queueId, channel, language, tagIds, tier, ownerId, priority, createdAt } = row;
    return {
      handleMs: handleMsOf(row) ?? assumedHandleMs,
      waiting: {
        id,
        queueId: queueId ?? '',
        channel,
        language,
        tagIds,
        tier,
        priority,
        waitingSince: createdAt,
        dueAt: row.replyDueAt,
        ownerId,
        lastAgentId: null,
        passedUntil: new Map(),
      },
    };
  });
  return { arrivals, assumedHandleMs };
}

function handleMsOf({
  firstReplyAt,
  resolvedAt,
}: Pick<Row<'conversation'>, 'firstReplyAt' | 'resolvedAt'>): number | null {
  if (firstReplyAt === null || resolvedAt === null || resolvedAt < firstReplyAt) return null;
  return Math.min(longestHandleMs, Math.max(shortestHandleMs, resolvedAt - firstReplyAt));
}

async function readFloor(
  db: Database,
  from: number,
  to: number,
  arrivals: readonly Arrival[],
  changes: Changes,
): Promise<SimulatedFloor> {
  const queues = replaced(await db.selectFrom('queue').selectAll().execute(), changes.queues);
  const rules = replaced(await db.selectFrom('queueRules').selectAll().execute(), changes.rules);
  const hours = replaced(await db.selectFrom('businessHours').selectAll().execute(), changes.hours);
  const stored = await db
    .selectFrom('user')
    .select(['id', 'queueIds', 'languages', 'skills', 'capacity'])
    .where('disabledAt', 'is', null)
    .execute();
  const known = new Set(stored.map(({ id }) => id));
  const added = changes.users.filter(({ id }) => !known.has(id));
  const rulesOf = new Map(rules.map((row) => [row.id, row]));
  const hoursOf = new Map(hours.map((row) => [row.id, row]));
  return {
    to,
    arrivals,
    room: { policy: changes.policy ?? (await loadFloorPolicy(db)), defaultPlaces },
    queues: queues.map(({ id, routing, serviceLevelSeconds }) => {
      const own = rulesOf.get(id) ?? defaultQueueRules(id);
      const open = own.hoursId === null ? null : (hoursOf.get(own.hoursId) ?? null);
      return { id, routing, serviceLevelSeconds, rules: own, hours: open };
    }),
    agents: replaced(stored, changes.users).map((user) => ({ ...user, ready: false, idleSince: from, lastOfferAt: 0 })),
    shifts: [
      ...(await readShifts(db, from, to)),
      ...added.map(({ id }): Shift => ({ agentId: id, at: from, ready: true })),
    ],
  };
}

/** Who was available when, from the record of presence: how everybody began the stretch, and every change in it. */
async function readShifts(db: Database, from: number, to: number): Promise<Shift[]> {
  const began = await sql<{ userId: string; state: string }>`
    select distinct on (user_id) user_id as "userId", to_state as state from presence_change where at < ${from}
    order by user_id, at desc, id desc`.execute(db);
  const changes = await db
    .selectFrom('presenceChange')
    .select(['userId', 'at', 'toState'])
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return [
    ...began.rows.map(({ userId, state }): Shift => ({ agentId: userId, at: from, ready: state === 'available' })),
    ...changes.map(({ userId, at, toState }): Shift => ({ agentId: userId, at, ready: toState === 'available' })),
  ];
}
