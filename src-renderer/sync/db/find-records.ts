import type { EntityName } from '#shared/domain/entities.ts';
import type { DeskDatabase } from './database.ts';
import { inSteps } from './in-steps.ts';
import { allMessages, eachMessages, findMessages, recordsAtOnce } from './messages.ts';
import type { RecordOf } from './records.ts';

/** Records of an entity's rows, in order; undefined for those that are not there. */
export async function findRecords<E extends EntityName>(
  db: DeskDatabase,
  entity: E,
  ids: readonly string[],
): Promise<(RecordOf<E> | undefined)[]> {
  // A record's type follows from its entity.
  if (entity === 'message') return (await findMessages(db, ids)) as unknown as (RecordOf<E> | undefined)[];
  return db.rows(entity).bulkGet([...ids]);
}

export async function listRecords<E extends EntityName>(db: DeskDatabase, entity: E): Promise<RecordOf<E>[]> {
  if (entity === 'message') return (await allMessages(db)) as unknown as RecordOf<E>[];
  return db.rows(entity).toArray();
}

/** All records of an entity's rows, in steps: whoever writes or asks meanwhile is let through. */
export async function* eachRecords<E extends EntityName>(db: DeskDatabase, entity: E): AsyncGenerator<RecordOf<E>[]> {
  if (entity === 'message') {
    yield* eachMessages(db) as unknown as AsyncGenerator<RecordOf<E>[]>;
    return;
  }
  yield* inSteps(db.rows(entity), 'id', recordsAtOnce);
}
