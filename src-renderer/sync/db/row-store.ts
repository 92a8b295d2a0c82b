import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Codec } from '../codec.ts';
import type { DeskDatabase } from './database.ts';
import type { RecordOf, RowRecord } from './records.ts';

/** A database with the codec that opens it: what reading rows takes. */
export interface Desk {
  readonly db: DeskDatabase;
  readonly codec: Codec;
}

/**
 * Opens records' bodies. `Promise.resolve` keeps a live query's zone alive over the codec's own promises.
 * Rows were checked when they came off the wire and sealed as checked, so they are not checked again at every read.
 */
export async function openRows<E extends EntityName>(
  desk: Desk,
  _entity: E,
  records: readonly RowRecord[],
): Promise<Row<E>[]> {
  if (records.length === 0) return [];
  return (await Promise.resolve(desk.codec.open(records.map(({ body }) => body)))) as Row<E>[];
}

export async function findRow<E extends EntityName>(desk: Desk, entity: E, id: string): Promise<Row<E> | null> {
  const record = await desk.db.rows(entity).get(id);
  return record === undefined ? null : ((await openRows(desk, entity, [record]))[0] ?? null);
}

/** Rows by id, null where there is none; in the order asked. */
export async function findRows<E extends EntityName>(
  desk: Desk,
  entity: E,
  ids: readonly string[],
): Promise<(Row<E> | null)[]> {
  const records = await desk.db.rows(entity).bulkGet([...ids]);
  const present = records.filter((record): record is RecordOf<E> => record !== undefined);
  const byId = new Map((await openRows(desk, entity, present)).map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function listRows<E extends EntityName>(desk: Desk, entity: E): Promise<Row<E>[]> {
  return openRows(desk, entity, await desk.db.rows(entity).toArray());
}
