import type { EntityName, Row } from '#shared/domain/entities.ts';
import { type Codec, nameOf } from '../codec.ts';
import type { ReadVisible } from '../outbox/replay.ts';
import type { OwnWork } from '../second/own-work.ts';
import type { DeskDatabase } from './database.ts';
import { findRecords, listRecords } from './find-records.ts';
import { isInGroup, type RowRecord } from './records.ts';
import { openGroups } from './row-groups.ts';

/** A database with the codec that opens it: what reading rows takes. */
export interface Desk {
  readonly db: DeskDatabase;
  readonly codec: Codec;
  /** Called when bodies could not be opened: somebody has to fetch the rows anew. */
  readonly onDamage?: (() => void) | undefined;
}

/** What writing takes besides: the second place for what the agent wrote. */
export interface WritableDesk extends Desk {
  readonly own: OwnWork;
  /** Called after a commit with how many rows the search index has to look at. */
  readonly onQueued?: ((count: number) => void) | undefined;
}

/**
 * Opens records' bodies. `Promise.resolve` keeps a live query's zone alive over the codec's own promises.
 * Rows were checked when they came off the wire and sealed as checked, so they are not checked again at every read. One that does
 * not open is left out, and told.
 */
export async function openRows<E extends EntityName>(
  desk: Desk,
  entity: E,
  records: readonly RowRecord[],
): Promise<Row<E>[]> {
  if (records.length === 0) return [];
  const opened = await openBodies(desk, entity, records);
  const lost = records.filter((_, index) => opened[index] === undefined);
  if (lost.length > 0) {
    const again = await readAgain(desk, entity, lost);
    records.forEach(({ id }, index) => {
      opened[index] ??= again.get(id);
    });
    if (lost.some(({ id }) => again.get(id) === undefined)) desk.onDamage?.();
  }
  return opened.filter((row): row is Row<E> => row !== undefined && row !== null);
}

/**
 * Between reading a record and its group the row may have been written anew and the group swept: that is no damage.
 * @returns by id; null for a row that has gone meanwhile, undefined for one that does not open
 */
async function readAgain(desk: Desk, entity: EntityName, lost: readonly RowRecord[]): Promise<Map<string, unknown>> {
  const records = await findRecords(
    desk.db,
    entity,
    lost.map(({ id }) => id),
  );
  const present = records.filter((record) => record !== undefined);
  const opened = await openBodies(desk, entity, present);
  const found = new Map(present.map(({ id }, index) => [id, opened[index]]));
  return new Map(lost.map(({ id }) => [id, found.has(id) ? found.get(id) : null]));
}

/** In order; undefined for what does not open. */
async function openBodies(desk: Desk, entity: EntityName, records: readonly RowRecord[]): Promise<unknown[]> {
  const groups = await openGroups(
    desk,
    records.map(({ body }) => body),
  );
  const alone = records.filter(({ body }) => !isInGroup(body));
  const bodies = alone.map(({ body }) => body);
  const names = alone.map(({ id }) => nameOf(entity, id));
  const opened = alone.length === 0 ? [] : await Promise.resolve(desk.codec.open(bodies, names));
  let next = 0;
  return records.map(({ id, body }) =>
    isInGroup(body) ? groups.get(body.inGroup)?.find(body.at, nameOf(entity, id)) : opened[next++],
  );
}

export async function findRow<E extends EntityName>(desk: Desk, entity: E, id: string): Promise<Row<E> | null> {
  const [record] = await findRecords(desk.db, entity, [id]);
  return record === undefined ? null : ((await openRows(desk, entity, [record]))[0] ?? null);
}

/** Rows by id, null where there is none; in the order asked. */
export async function findRows<E extends EntityName>(
  desk: Desk,
  entity: E,
  ids: readonly string[],
): Promise<(Row<E> | null)[]> {
  const records = await findRecords(desk.db, entity, ids);
  const present = records.filter((record) => record !== undefined);
  const byId = new Map((await openRows(desk, entity, present)).map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function listRows<E extends EntityName>(desk: Desk, entity: E): Promise<Row<E>[]> {
  return openRows(desk, entity, await listRecords(desk.db, entity));
}

/** Rows as they lie in their tables: the server's with every unconfirmed change on top. */
export const readVisible = (desk: Desk): ReadVisible =>
  async function read<E extends EntityName>(entity: E, id: string) {
    const [record] = await findRecords(desk.db, entity, [id]);
    if (record === undefined) return null;
    const [row] = await openRows(desk, entity, [record]);
    return row === undefined ? null : { row: row as Row<E>, generation: record.generation };
  };
