import type { EntityName } from '#shared/domain/entities.ts';
import type { RowToWrite } from './commit.ts';
import { messageTables, writeMessages } from './messages.ts';
import type { RecordOf, RowRecord } from './records.ts';
import { sealTogether } from './row-groups.ts';
import { type Desk, openRows } from './row-store.ts';

/**
 * Seals these rows of one entity anew, together, each with what it says now; the groups they lay in stay. Must run in the desk's turn.
 * @returns whether all of them opened; else nothing is written, and what does not open has been told
 */
export async function reseal(
  desk: Desk,
  entity: EntityName,
  records: readonly RowRecord[],
  { keepsOlder = false } = {},
): Promise<boolean> {
  const { db, codec } = desk;
  const rows = (await openRows(desk, entity, records)).map((row): RowToWrite => ({ entity, id: row.id, row }));
  if (rows.length < records.length) return false;
  const groups = await sealTogether(codec, rows);
  const bodies = new Map(rows.map(({ id, sealed }) => [id, sealed]));
  const anew = records.map((record) => ({ ...record, body: bodies.get(record.id) }));
  await db.transaction(
    'rw',
    [...(entity === 'message' ? messageTables(db) : [db.table(entity)]), db.groups],
    async () => {
      await db.groups.bulkPut(groups);
      if (entity !== 'message') await db.table(entity).bulkPut(anew);
      else await writeMessages(db, { put: anew as RecordOf<'message'>[], keepsOlder });
    },
  );
  return true;
}
