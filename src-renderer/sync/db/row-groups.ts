import { type Codec, nameOf, type OpenedGroup } from '../codec.ts';
import type { RowToWrite } from './commit.ts';
import type { DeskDatabase } from './database.ts';
import { type GroupRecord, isInGroup } from './records.ts';

/** Rows of one body. More make writing hardly cheaper (a sealing costs what 100 kB of it do) and reading a single row dearer. */
export const rowsPerGroup = 32;
/** Fewer rows of an entity are sealed one by one: a push of a message must not leave a group behind. */
const fewestRows = 8;
/** Opened groups kept, some 20 kB each: whoever reads a row soon reads its neighbours. */
const keptOpen = 192;

const groupName = (id: number): string => nameOf('group', String(id));

/** Never given twice: a window may still hold what it read under an id that is long gone. */
function newGroupId(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (high % 2 ** 20) * 2 ** 32 + low;
}

/**
 * Seals rows that are to be written, those of one entity together where there are many, and notes in each where its body is.
 * @returns the groups, to be written in the transaction that writes the rows
 */
export async function sealTogether(codec: Codec, rows: readonly RowToWrite[]): Promise<GroupRecord[]> {
  const byEntity = new Map<string, RowToWrite[]>();
  for (const row of rows) {
    if (row.row === null) continue;
    const same = byEntity.get(row.entity);
    if (same) same.push(row);
    else byEntity.set(row.entity, [row]);
  }
  const alone: RowToWrite[] = [];
  const groups: Promise<GroupRecord>[] = [];
  for (const some of byEntity.values()) {
    if (some.length < fewestRows) alone.push(...some);
    else {
      const near = inOrderOfReading(some);
      for (let from = 0; from < near.length; from += rowsPerGroup)
        groups.push(sealGroup(codec, near.slice(from, from + rowsPerGroup)));
    }
  }
  await sealAlone(codec, alone);
  return Promise.all(groups);
}

async function sealAlone(codec: Codec, rows: readonly RowToWrite[]): Promise<void> {
  const sealed = await codec.seal(
    rows.map(({ row }) => row),
    rows.map(({ entity, id }) => nameOf(entity, id)),
  );
  rows.forEach((row, index) => {
    row.sealed = sealed[index];
  });
}

async function sealGroup(codec: Codec, rows: readonly RowToWrite[]): Promise<GroupRecord> {
  const id = newGroupId();
  rows.forEach((row, at) => {
    row.sealed = { inGroup: id, at };
  });
  const body = await codec.sealGroup(
    rows.map(({ row }) => row),
    rows.map(({ entity, id }) => nameOf(entity, id)),
    groupName(id),
  );
  return { id, count: rows.length, body };
}

/** A thread is read whole: its messages lie together. */
function inOrderOfReading(rows: readonly RowToWrite[]): readonly RowToWrite[] {
  const threadOf = ({ row }: RowToWrite) => (row !== null && 'conversationId' in row ? String(row.conversationId) : '');
  const keyed = rows.map((row) => ({ row, thread: threadOf(row) }));
  keyed.sort((a, b) => (a.thread < b.thread ? -1 : a.thread > b.thread ? 1 : 0));
  return keyed.map(({ row }) => row);
}

/** The groups opened last, by database. */
const opened = new WeakMap<DeskDatabase, Map<number, OpenedGroup>>();

/** @returns the groups these bodies lie in; those that are not there or do not open are left out */
export async function openGroups(
  { db, codec }: { db: DeskDatabase; codec: Codec },
  bodies: readonly unknown[],
): Promise<ReadonlyMap<number, OpenedGroup>> {
  const ids = [...new Set(bodies.flatMap((body) => (isInGroup(body) ? [body.inGroup] : [])))];
  const found = new Map<number, OpenedGroup>();
  if (ids.length === 0) return found;
  const kept = opened.get(db) ?? new Map<number, OpenedGroup>();
  opened.set(db, kept);
  for (const id of ids) {
    const group = kept.get(id);
    if (group === undefined) continue;
    found.set(id, group);
    kept.delete(id);
    kept.set(id, group);
  }
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length === 0) return found;
  const records = await db.groups.bulkGet(missing);
  const groups = await Promise.resolve(
    Promise.all(records.map((record) => (record ? codec.openGroup(record.body, groupName(record.id)) : undefined))),
  );
  groups.forEach((group, index) => {
    const id = missing[index];
    if (group === undefined || id === undefined) return;
    found.set(id, group);
    kept.set(id, group);
  });
  for (const id of kept.keys()) {
    if (kept.size <= keptOpen) break;
    kept.delete(id);
  }
  return found;
}
