import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import { readConnected } from '../presence/index.ts';
import type { Database, Store } from '../store/index.ts';
import { forgottenUpTo } from '../sync/index.ts';
import type { Period } from './facts.ts';
import { FloorMemory } from './floor-memory.ts';
import { dayAt, type FloorSetup, readSetup, setupEntities } from './floor-setup.ts';
import { type Attending, readMonitoring } from './people.ts';
import { readFacts, readPresence } from './read-facts.ts';

/** Beyond this many log entries reading the day anew is less work. */
const reloadAfter = 5_000;

/** A desktop that comes or goes shows within this time. */
const connectionsMs = 2_000;

/** Entities whose rows figures are counted from; a change of another kind changes no figure. */
const factEntities: ReadonlySet<string> = new Set(['conversation', 'offer', 'wrapUp', 'presence']);

/** A whole period from the tables. */
export async function readMemory(db: Database, setup: FloorSetup, period: Period): Promise<FloorMemory> {
  const memory = new FloorMemory(setup, period);
  for (const [id, facts] of await readFacts(db, period, null)) memory.put(id, facts);
  const spans = Map.groupBy(await readPresence(db, period, null), ({ userId }) => userId);
  for (const [userId, presence] of spans) memory.putPresence(userId, presence);
  return memory;
}

export interface FloorNow {
  memory: FloorMemory;
  attending: Attending;
  /** The server's clock when it was read. */
  asOf: number;
}

/**
 * The day's facts in memory, kept true from the change log: each process has its own, and all have the same, because they come from
 * the tables alone. Read in one snapshot of the database, so that no figure sees half of a change.
 */
export function createFloorFollower({ store, clock }: { store: Store; clock: Clock }) {
  let memory: FloorMemory | null = null;
  let cursor = 0;
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<FloorNow> | null = null;
  let connections: { at: number; connected: Attending['connected'] } | null = null;
  let monitoring: Attending['monitoring'] = new Map();
  let sessionsChanged = true;

  async function read(db: Database): Promise<FloorNow> {
    const asOf = clock.now();
    if (memory === null || asOf >= memory.period.end || asOf < memory.period.start || !(await catchUp(db, memory)))
      memory = await readDay(db, asOf);
    return { memory, attending: await attend(db, asOf), asOf };
  }

  /** Sessions follow the log; whose desktop is connected stands in no log and is looked up from time to time. */
  async function attend(db: Database, asOf: number): Promise<Attending> {
    if (sessionsChanged) monitoring = await readMonitoring(db);
    sessionsChanged = false;
    if (connections === null || asOf - connections.at >= connectionsMs || asOf < connections.at)
      connections = { at: asOf, connected: await readConnected(db, asOf) };
    return { connected: connections.connected, monitoring };
  }

  async function readDay(db: Database, asOf: number): Promise<FloorMemory> {
    const { rows } = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from change_log`.execute(db);
    const setup = await readSetup(db);
    const fresh = await readMemory(db, setup, dayAt(setup, asOf));
    cursor = Number(rows[0]?.last ?? 0);
    sessionsChanged = true;
    return fresh;
  }

  /** @returns false when the day has to be read anew */
  async function catchUp(db: Database, known: FloorMemory): Promise<boolean> {
    const news = await db
      .selectFrom('changeLog')
      .select(['seq', 'entity', 'entityId'])
      .where('seq', '>', cursor)
      .orderBy('seq')
      .limit(reloadAfter)
      .execute();
    if (news.length === reloadAfter) return false;
    // The log may have been thrown away beyond what was read last.
    if ((await forgottenUpTo(db, { after: cursor, first: news[0]?.seq ?? null })) !== null) return false;
    const idsOf = (entity: string) => [
      ...new Set(news.filter((one) => one.entity === entity).map(({ entityId }) => entityId)),
    ];
    if (news.some(({ entity }) => entity === 'supervision')) sessionsChanged = true;
    if (news.some(({ entity }) => setupEntities.has(entity))) {
      const setup = await readSetup(db);
      if (setup.timeZone !== known.setup.timeZone) return false;
      known.setup = setup;
    }
    if (news.some(({ entity }) => factEntities.has(entity))) {
      const ids = await conversationsOf(db, idsOf('conversation'), idsOf('offer'), idsOf('wrapUp'));
      const facts = ids.length === 0 ? new Map() : await readFacts(db, known.period, ids);
      for (const id of ids) known.put(id, facts.get(id) ?? null);
      await readPeople(db, known, idsOf('presence'));
    }
    cursor = news.at(-1)?.seq ?? cursor;
    return true;
  }

  async function readPeople(db: Database, known: FloorMemory, userIds: readonly string[]): Promise<void> {
    if (userIds.length === 0) return;
    const spans = Map.groupBy(await readPresence(db, known.period, userIds), ({ userId }) => userId);
    for (const userId of userIds) known.putPresence(userId, spans.get(userId) ?? []);
  }

  return {
    /** The floor as it is at this moment or a little later; who asks while one reading waits for another shares the next. */
    now(): Promise<FloorNow> {
      if (next) return next;
      const mine: Promise<FloorNow> = running.then(() => {
        next = null;
        return store.db.transaction().setIsolationLevel('repeatable read').execute(read);
      });
      next = mine;
      running = mine.catch(() => {
        // What was half read is read again.
        memory = null;
      });
      return mine;
    },
    /** Nobody looks any more: the day is read anew when somebody does. */
    forget(): void {
      memory = null;
    },
  };
}
export type FloorFollower = ReturnType<typeof createFloorFollower>;

/** Offers and wrap-ups change together with their conversation's other facts. */
async function conversationsOf(
  db: Database,
  conversationIds: readonly string[],
  offerIds: readonly string[],
  wrapUpIds: readonly string[],
): Promise<string[]> {
  if (offerIds.length === 0 && wrapUpIds.length === 0) return [...conversationIds];
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from offer where id = any(${sql.val([...offerIds])}::text[])
    union select conversation_id from wrap_up where id = any(${sql.val([...wrapUpIds])}::text[])`.execute(db);
  return [...new Set([...conversationIds, ...rows.map(({ id }) => id)])];
}
