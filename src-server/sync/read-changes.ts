import { sql } from 'kysely';
import type { WireChange } from '#shared/contract/sync.ts';
import { type EntityName, entityNames } from '#shared/domain/entities.ts';
import type { Database } from '../store/index.ts';
import { loadAsides, loadMembers, rowsOnEntry, rowsOnLeave } from './beside-a-thread.ts';
import { type Reader, type Visibility, viewOf } from './reader.ts';

/** One row that changed, as it is now (null: gone), with what decides who may see it. */
export interface LoggedChange {
  entity: string;
  id: string;
  row: unknown;
  visibility: Visibility;
}

export interface ChangeBatch {
  after: number;
  /** The first number that was found after that; null: none. */
  first: number | null;
  cursor: number;
  changes: LoggedChange[];
  more: boolean;
}

/** How much of a thread comes along when a conversation enters a reader's view; the rest is loaded when it is opened. */
const messagesOnEntry = 50;

/**
 * Reads the log after a number and the rows it names, each once and as they are now. Desktops apply whole rows, so intermediate
 * states need not travel.
 */
export function readChanges(db: Database, after: number, limit: number): Promise<ChangeBatch> {
  // On one connection: the embedded database has a single one, and each statement would queue for it anew behind whole transactions.
  return db.connection().execute((one) => read(one, after, limit));
}

async function read(db: Database, after: number, limit: number): Promise<ChangeBatch> {
  const entries = await db
    .selectFrom('changeLog')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  const latest = new Map<string, (typeof entries)[number]>();
  const placesBefore = new Map<string, { queueId: string | null; assigneeId: string | null }[]>();
  for (const entry of entries) {
    const key = `${entry.entity} ${entry.entityId}`;
    latest.delete(key);
    latest.set(key, entry);
    if (entry.audienceBefore && entry.conversationId) {
      placesBefore.set(entry.conversationId, [...(placesBefore.get(entry.conversationId) ?? []), entry.audienceBefore]);
    }
  }
  const chosen = [...latest.values()];
  const rows = await loadRows(db, chosen);
  const members = await loadMembers(db, rows);
  const places = await loadPlaces(
    db,
    chosen.flatMap(({ conversationId }) => conversationId ?? []),
    rows,
  );
  const changes = chosen.map(({ entity, entityId, conversationId, userId }) => ({
    entity,
    id: entityId,
    row: rows.get(`${entity} ${entityId}`) ?? null,
    visibility: {
      entity,
      conversationId,
      userId,
      memberIds: members.get(`${entity} ${entityId}`) ?? [],
      place: conversationId === null ? null : (places.get(conversationId) ?? null),
      placesBefore: entity === 'conversation' && conversationId ? (placesBefore.get(conversationId) ?? []) : [],
    },
  }));
  const moved = changes.filter(({ visibility }) => visibility.placesBefore.length > 0);
  const asides = await loadAsides(
    db,
    new Map(moved.map(({ id, visibility: { place, placesBefore } }) => [id, { place, placesBefore }])),
    entries.at(-1)?.at ?? 0,
  );
  return {
    after,
    first: entries[0]?.seq ?? null,
    cursor: entries.at(-1)?.seq ?? after,
    more: entries.length === limit,
    changes: [...changes, ...asides],
  };
}

/** First and last number of the log; 0 and 0 when it is empty. */
export async function ends(db: Database): Promise<{ first: number; last: number }> {
  const row = await db
    .selectFrom('changeLog')
    .select(({ fn }) => [fn.min('seq').as('first'), fn.max('seq').as('last')])
    .executeTakeFirst();
  return { first: row?.first ?? 0, last: row?.last ?? 0 };
}

/**
 * Whether the log has been thrown away beyond where a batch begins, so that it may lack something, and up to which number; null: the
 * batch is whole. Asked after it was read. Numbers that are merely missing (a transaction that was rolled back) cost one question.
 */
export async function forgottenUpTo(
  db: Database,
  { after, first }: Pick<ChangeBatch, 'after' | 'first'>,
): Promise<number | null> {
  if (first === null || first === after + 1) return null;
  const begins = (await ends(db)).first;
  return begins > after + 1 ? begins - 1 : null;
}

/** What one reader gets of a batch, in the log's order. Conversations that enter the view bring the end of their thread along. */
export async function selectFor(db: Database, reader: Reader, changes: readonly LoggedChange[]): Promise<WireChange[]> {
  const selected: WireChange[] = [];
  for (const { entity, id, row, visibility } of changes) {
    const view = viewOf(reader, visibility);
    if (view === 'none') continue;
    selected.push({ entity, id, row: view === 'leave' ? null : row });
    if (entity !== 'conversation') continue;
    if (view === 'enter') selected.push(...(await endOfThread(db, id)), ...(await rowsOnEntry(db, id)));
    if (view === 'leave') selected.push(...(await rowsOnLeave(db, id)));
  }
  return selected;
}

async function endOfThread(db: Database, conversationId: string): Promise<WireChange[]> {
  const messages = await db
    .selectFrom('message')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .orderBy('position', 'desc')
    .limit(messagesOnEntry)
    .execute();
  return messages.map((row) => ({ entity: 'message', id: row.id, row }));
}

async function loadRows(
  db: Database,
  entries: readonly { entity: string; entityId: string }[],
): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  for (const entity of entityNames) {
    const ids = entries.filter((entry) => entry.entity === entity).map(({ entityId }) => entityId);
    if (ids.length === 0) continue;
    const found = await db
      .selectFrom(entity as EntityName)
      .selectAll()
      .where(sql<boolean>`id = any(${sql.val(ids)}::text[])`)
      .execute();
    for (const row of found) rows.set(`${entity} ${row.id}`, row);
  }
  return rows;
}

async function loadPlaces(db: Database, conversationIds: readonly string[], rows: ReadonlyMap<string, unknown>) {
  type Place = { id: string; queueId: string | null; assigneeId: string | null };
  const places = new Map<string, Place>();
  const unknown: string[] = [];
  for (const id of new Set(conversationIds)) {
    const row = rows.get(`conversation ${id}`) as Place | undefined;
    if (row) places.set(id, row);
    else unknown.push(id);
  }
  if (unknown.length > 0) {
    const found = await db
      .selectFrom('conversation')
      .select(['id', 'queueId', 'assigneeId'])
      .where(sql<boolean>`id = any(${sql.val(unknown)}::text[])`)
      .execute();
    for (const place of found) places.set(place.id, place);
  }
  return places;
}
