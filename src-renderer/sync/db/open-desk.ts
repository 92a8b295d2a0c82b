import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Actor } from '#shared/domain/role.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Codec } from '../codec.ts';
import type { Ledger } from '../outbox/ledger.ts';
import { loadLedger } from '../outbox/load-ledger.ts';
import type { ReadVisible } from '../outbox/replay.ts';
import { DeskDatabase, databaseName } from './database.ts';
import { findMeta, type MetaValue, putMeta } from './meta.ts';
import { type Desk, openRows } from './row-store.ts';

/** One agent's desk, open for writing. There is at most one in the world per database: the engine holds a lock for it. */
export interface OpenDesk extends Desk {
  readonly userId: string;
  readonly server: string;
  readonly clientId: string;
  ledger: Ledger;
  /** Null until the first snapshot is complete. */
  cursor: number | null;
  scope: string | null;
  generation: number;
  /** A snapshot under way. */
  snapshot: MetaValue<'snapshot'> | null;
  lastSyncedAt: number | null;
  cachedMessages: number;
  /** Runs one writer after another: each sees what the one before it has committed. */
  turn<T>(work: () => Promise<T>): Promise<T>;
}

export async function openDesk(options: { server: string; userId: string; codec: Codec }): Promise<OpenDesk> {
  const { server, userId, codec } = options;
  const db = new DeskDatabase(databaseName(server, userId));
  await db.open();
  const clientId = (await findMeta(db, 'clientId')) ?? newId();
  await putMeta(db, 'clientId', clientId);
  const snapshot = (await findMeta(db, 'snapshot')) ?? null;
  const desk: Desk = { db, codec };
  return {
    ...desk,
    userId,
    server,
    clientId,
    ledger: await loadLedger(desk),
    cursor: (await findMeta(db, 'cursor')) ?? null,
    scope: (await findMeta(db, 'scope')) ?? null,
    generation: (await findMeta(db, 'generation')) ?? 0,
    snapshot,
    lastSyncedAt: (await findMeta(db, 'lastSyncedAt')) ?? null,
    cachedMessages: (await findMeta(db, 'cachedMessages')) ?? 0,
    turn: createTurns(),
  };
}

function createTurns(): OpenDesk['turn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Rows as they lie in their tables: the server's with every unconfirmed change on top. */
export const readVisible = (desk: Desk): ReadVisible =>
  async function read<E extends EntityName>(entity: E, id: string) {
    const record = await desk.db.rows(entity).get(id);
    if (record === undefined) return null;
    const [row] = await openRows(desk, entity, [record]);
    return row === undefined ? null : { row: row as Row<E>, generation: record.generation };
  };

/** Who acts, as the server would see it from this computer's copy of the user's row; null before that has arrived. */
export async function findActor(desk: OpenDesk): Promise<Actor | null> {
  const me = (await readVisible(desk)('user', desk.userId))?.row;
  return me === undefined ? null : { userId: me.id, role: me.role, queueIds: me.queueIds };
}
