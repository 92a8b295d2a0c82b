import type { WireChange } from '#shared/contract/sync.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { readMarkId } from '#shared/domain/read-mark.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/index.ts';
import type { Reader } from './reader.ts';
import { visible } from './visible-rows.ts';

/** What a line of the inbox is drawn with besides its conversation: customer, promise, read mark. */
const rowsPerLine = 4;
/** Names of the house that a list shows; a house with more has the rest on the next page. */
const namesOf = { workspace: 1, user: 40, queue: 40, inbox: 20, tag: 40 } as const;

/**
 * What a new computer needs for a usable inbox and no more: the reader's own newest conversations that are not resolved, then the
 * newest of the others, each with all its line shows, in the order that puts what a row points to before it.
 * @returns at most `limit` rows, all of them this reader's to see
 */
export async function readOpening(db: Database, clock: Clock, reader: Reader, limit: number): Promise<WireChange[]> {
  const changes: WireChange[] = [];
  const has = (entity: EntityName, id: string) =>
    changes.some((change) => change.entity === entity && change.id === id);
  const add = (entity: EntityName, rows: readonly Row<EntityName>[]) => {
    for (const row of rows)
      if (changes.length < limit && !has(entity, row.id)) changes.push({ entity, id: row.id, row });
  };
  add('user', await byIds(db, 'user', [reader.userId]));
  add('presence', await byIds(db, 'presence', [reader.userId]));
  for (const [entity, most] of Object.entries(namesOf) as [keyof typeof namesOf, number][])
    add(entity, await readSome(db, clock, reader, entity, most));

  const lines = Math.floor((limit - changes.length) / rowsPerLine);
  const own = await newestOpen(db, clock, reader, true, Math.ceil(lines / 2));
  const others = await newestOpen(db, clock, reader, false, lines - own.length);
  const conversations = [...own, ...others];
  const ids = conversations.map(({ id }) => id);
  add('customer', await byIds(db, 'customer', [...new Set(conversations.map(({ customerId }) => customerId))]));
  add('conversation', conversations);
  add('slaClock', await byIds(db, 'slaClock', ids));
  add(
    'readMark',
    await byIds(
      db,
      'readMark',
      ids.map((id) => readMarkId(reader.userId, id)),
    ),
  );
  return changes;
}

async function newestOpen(
  db: Database,
  clock: Clock,
  reader: Reader,
  isOwn: boolean,
  most: number,
): Promise<Row<'conversation'>[]> {
  if (most <= 0) return [];
  const open = db
    .selectFrom('conversation')
    .selectAll()
    .where('state', '<>', 'resolved')
    .where((builder) => visible(builder, clock, reader, 'conversation'))
    .orderBy('activityAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most);
  const rows = isOwn
    ? open.where('assigneeId', '=', reader.userId)
    : open.where((builder) =>
        builder.or([builder('assigneeId', '<>', reader.userId), builder('assigneeId', 'is', null)]),
      );
  return rows.execute();
}

const readSome = (db: Database, clock: Clock, reader: Reader, entity: EntityName, most: number) =>
  db
    .selectFrom(entity)
    .selectAll()
    .where((builder) => visible(builder, clock, reader, entity))
    .orderBy('id')
    .limit(most)
    .execute();

async function byIds(db: Database, entity: EntityName, ids: readonly string[]): Promise<Row<EntityName>[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom(entity)
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}
