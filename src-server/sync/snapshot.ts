import { sql } from 'kysely';
import { z } from 'zod';
import type { SnapshotAnswer, snapshotRequestSchema, WireChange } from '#shared/contract/sync.ts';
import { type EntityName, entityNames, type Row } from '#shared/domain/entities.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../store/index.ts';
import { readOpening } from './opening-page.ts';
import { ends } from './read-changes.ts';
import { type Reader, scopeOf } from './reader.ts';
import { visible } from './visible-rows.ts';

/** Where a snapshot stands; opaque to the desktop. `key` is the last row sent of `entity`. */
const pageSchema = z.object({
  entity: z.enum(entityNames as [EntityName, ...EntityName[]]),
  key: z.tuple([z.number(), z.string()]).nullable(),
  cursor: z.number().int(),
  sent: z.number().int(),
  /** Null until it was counted: the opening page does not wait for that. */
  total: z.number().int().nullable(),
});
type Page = z.infer<typeof pageSchema>;

/** Entities with a time to sort by come newest first, so that the screen fills with what matters. */
const timeOf: Partial<Record<EntityName, 'activityAt' | 'sentAt' | 'placedAt'>> = {
  conversation: 'activityAt',
  message: 'sentAt',
  order: 'placedAt',
};

export class BadPage extends Error {}

/**
 * One page of everything this reader may see. Stateless: the page itself says where it stands, so any process can answer it.
 * The first is what the inbox shows; its rows come once more in their place, and no later page depends on it.
 */
export async function snapshot(
  db: Database,
  clock: Clock,
  reader: Reader,
  { page, limit }: z.infer<typeof snapshotRequestSchema>,
): Promise<SnapshotAnswer> {
  if (page === null) return openingPage(db, clock, reader, limit);
  const known = readPage(page);
  const at = { ...known, total: known.total ?? (await countRows(db, clock, reader)) };
  const { changes, next } = await fillPage(db, clock, reader, at, limit);
  const sent = at.sent + changes.length;
  return {
    scope: scopeOf(reader),
    cursor: at.cursor,
    changes,
    next: next === null ? null : writePage({ ...next, sent }),
    sent,
    total: Math.max(at.total, sent),
  };
}

/** Kinds of which there is little share a page: a round trip for each of them would cost more than their rows. */
async function fillPage(db: Database, clock: Clock, reader: Reader, from: Page, limit: number) {
  const changes: WireChange[] = [];
  let next: Page | null = from;
  while (next !== null && changes.length < limit) {
    const { entity }: Page = next;
    const room = limit - changes.length;
    const rows: Row<EntityName>[] = await readRows(db, clock, reader, next, room);
    for (const row of rows) changes.push({ entity, id: row.id, row });
    const time = timeOf[entity];
    const last = rows.at(-1);
    next = nextPage(next, rows.length === room && last ? [time ? Number((last as never)[time]) : 0, last.id] : null);
  }
  return { changes, next };
}

function readPage(page: string): Page {
  try {
    return pageSchema.parse(JSON.parse(Buffer.from(page, 'base64url').toString()));
  } catch {
    throw new BadPage('this page token is not one of ours');
  }
}

async function openingPage(db: Database, clock: Clock, reader: Reader, limit: number): Promise<SnapshotAnswer> {
  // Before anything is read: what changes meanwhile is in the log after it.
  const { last: cursor } = await ends(db);
  const changes = await readOpening(db, clock, reader, limit);
  const next = writePage({ entity: entityNames[0] ?? 'workspace', key: null, cursor, sent: 0, total: null });
  return { scope: scopeOf(reader), cursor, changes, next, sent: 0, total: changes.length };
}

const writePage = (page: Page): string => Buffer.from(JSON.stringify(page)).toString('base64url');

async function countRows(db: Database, clock: Clock, reader: Reader): Promise<number> {
  let total = 0;
  for (const entity of entityNames) {
    const row = await db
      .selectFrom(entity as EntityName)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where((builder) => visible(builder, clock, reader, entity))
      .executeTakeFirst();
    total += Number(row?.count ?? 0);
  }
  return total;
}

function nextPage(at: Page, key: [number, string] | null): Page | null {
  if (key !== null) return { ...at, key };
  const entity = entityNames[entityNames.indexOf(at.entity) + 1];
  return entity === undefined ? null : { ...at, entity, key: null };
}

async function readRows(db: Database, clock: Clock, reader: Reader, { entity, key }: Page, limit: number) {
  const time = timeOf[entity];
  const timeColumn = time ? sql.ref(time) : null;
  let query = db
    .selectFrom(entity as EntityName)
    .selectAll()
    .where((builder) => visible(builder, clock, reader, entity))
    .limit(limit);
  if (timeColumn) {
    query = query.orderBy(timeColumn, 'desc').orderBy('id', 'desc');
    if (key) query = query.where(sql<boolean>`(${timeColumn}, id) < (${key[0]}, ${key[1]})`);
  } else {
    query = query.orderBy('id');
    if (key) query = query.where('id', '>', key[1]);
  }
  return query.execute();
}
