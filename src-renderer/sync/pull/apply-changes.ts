import type { Row } from '#shared/domain/entities.ts';
import { nameOf } from '../codec.ts';
import { type Commit, commit, type RowToWrite } from '../db/commit.ts';
import { findActor, type OpenDesk } from '../db/open-desk.ts';
import { readVisible } from '../db/row-store.ts';
import type { Touched } from '../outbox/entry.ts';
import { finishApplied } from '../outbox/finish.ts';
import { keyOf, type Ledger } from '../outbox/ledger.ts';
import { type ReadVisible, replay } from '../outbox/replay.ts';
import type { PreparedChanges } from './prepare.ts';

export interface Applied {
  /** Rows as they were written, with unconfirmed changes on top. */
  rows: readonly RowToWrite[];
}

/**
 * Applies a page of the server's rows in one transaction with whatever goes with it (the cursor, a snapshot's progress).
 * A row with unconfirmed changes on top goes to its shadow, and what is shown is worked out anew. Must run in the desk's turn.
 */
export async function applyChanges(
  desk: OpenDesk,
  changes: PreparedChanges,
  options: Pick<Commit, 'meta' | 'also' | 'onHandedOver'> & { cursor?: number; generation?: number } = {},
): Promise<Applied> {
  const ledger = desk.ledger.copy();
  const generation = options.generation ?? desk.generation;
  const plain = new Map<string, RowToWrite>();
  const affected: Touched[] = [];
  for (const row of changes.rows) {
    const key = keyOf(row.entity, row.id);
    if (!ledger.shadows.has(key)) plain.set(key, row);
    else {
      ledger.putShadow({ entity: row.entity, id: row.id, generation, row: row.row });
      affected.push({ entity: row.entity, id: row.id, created: false });
    }
  }
  affected.push(...goneWithTheirConversation(changes.rows, ledger, generation));
  if (options.cursor !== undefined) affected.push(...finishApplied(ledger, options.cursor));

  const rows = [...plain.values()];
  if (affected.length > 0) {
    const read = readingThrough(plain, generation, readVisible(desk));
    rows.push(...(await replay(ledger, affected, await findActor(desk), read)).values());
  }
  const unknownBodies = await desk.codec.seal(
    changes.unknown.map(({ row }) => row),
    changes.unknown.map(({ entity, id }) => nameOf('unknown', entity, id)),
  );
  await commit(desk, {
    rows,
    groups: changes.groups,
    generation,
    ledger,
    ...(options.onHandedOver && { onHandedOver: options.onHandedOver }),
    meta: { ...options.meta, ...(options.cursor === undefined ? {} : { cursor: options.cursor }) },
    also: async () => {
      const { unknownChanges } = desk.db;
      if (changes.known.length > 0 && (await unknownChanges.limit(1).count()) > 0)
        await unknownChanges.bulkDelete(changes.known);
      await unknownChanges.bulkPut(
        changes.unknown.map(({ entity, id }, index) => ({ entity, id, body: unknownBodies[index] })),
      );
      await options.also?.();
    },
  });
  desk.ledger = ledger.copy();
  if (options.cursor !== undefined) desk.cursor = options.cursor;
  return { rows };
}

/** Messages of a conversation that leaves the view leave with it, also those with unconfirmed changes on top. */
function goneWithTheirConversation(rows: readonly RowToWrite[], ledger: Ledger, generation: number): Touched[] {
  const gone = new Set(rows.flatMap(({ entity, id, row }) => (entity === 'conversation' && row === null ? [id] : [])));
  if (gone.size === 0) return [];
  const affected: Touched[] = [];
  for (const { entity, id, row } of [...ledger.shadows.values()]) {
    // A row's type follows from its entity.
    if (entity !== 'message' || row === null || !gone.has((row as Row<'message'>).conversationId)) continue;
    ledger.putShadow({ entity, id, generation, row: null });
    affected.push({ entity, id, created: false });
  }
  return affected;
}

/** Reads a row as it will be once this page is committed. */
const readingThrough =
  (page: ReadonlyMap<string, RowToWrite>, generation: number, read: ReadVisible): ReadVisible =>
  async (entity, id) => {
    const coming = page.get(keyOf(entity, id));
    if (coming === undefined) return read(entity, id);
    // The page's row of this key has this entity's type.
    return coming.row === null
      ? null
      : ({ row: coming.row, generation } as Awaited<ReturnType<typeof read<typeof entity>>>);
  };
