import type { Table } from 'dexie';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { ReadMark } from '#shared/domain/read-mark.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import { nameOf } from '../codec.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { keyOf, type Ledger } from '../outbox/ledger.ts';
import { outboxRecordOf } from '../outbox/outbox-record.ts';
import { entryKey } from '../second/own-work.ts';
import type { DeskDatabase } from './database.ts';
import { joinListing, removeConversations } from './listing.ts';
import { messageTables, writeMessages } from './messages.ts';
import type { MetaKey, MetaValue } from './meta.ts';
import { type GroupRecord, type RecordOf, recordOf } from './records.ts';
import { tellRemovals } from './removals.ts';
import type { WritableDesk } from './row-store.ts';
import { queueForSearch, searchKeys } from './search-queue.ts';

/** A row to write or (null) to remove, with its sealed body if that is already made. */
export interface RowToWrite {
  entity: EntityName;
  id: string;
  row: Row<EntityName> | null;
  sealed?: unknown;
  /** The snapshot the row belongs to, where it is not the commit's own. */
  generation?: number;
}

export interface Commit {
  rows: readonly RowToWrite[];
  /** Bodies that rows' `sealed` points to. */
  groups?: readonly GroupRecord[];
  generation: number;
  ledger?: Ledger;
  meta?: { [K in MetaKey]?: MetaValue<K> | null };
  /** Further writes to meta, threads or parked changes in the same transaction; Dexie calls only. */
  also?: () => Promise<void>;
  /** The database has everything and works on it: who has work of their own meanwhile may begin. Not told of few rows. */
  onHandedOver?: () => void;
}

/**
 * Writes everything that belongs together in one transaction: rows, their places in lists, shadows, outbox entries, the cursor.
 * Either all of it is on disk afterwards or (the promise rejects) none of it.
 */
export async function commit(desk: WritableDesk, what: Commit): Promise<void> {
  const { rows, groups = [], generation, ledger, meta = {}, also, onHandedOver } = what;
  const { db } = desk;
  const searchable = searchKeys(rows);
  const bodies = await sealMissing(desk, rows);
  const entries = [...(ledger?.changedEntries ?? [])];
  const shadows = [...(ledger?.changedShadows.values() ?? [])];
  const entryBodies = await desk.codec.seal(
    entries.map(([, entry]) => entry),
    entries.map(([, entry]) => nameOf('outbox', entry?.mutationId ?? '')),
    'own',
  );
  const shadowBodies = await desk.codec.seal(
    shadows.map(({ shadow }) => shadow?.row ?? null),
    shadows.map(({ entity, id }) => nameOf('shadow', entity, id)),
  );

  await db.transaction('rw', tablesOf(db, what, entries.length + shadows.length > 0), async () => {
    const byEntity = new Map<EntityName, { put: object[]; remove: string[] }>();
    // A row may be named twice, by the server and by what waits on top of it: the later one is right.
    const latest = new Map(rows.map((one, index) => [keyOf(one.entity, one.id), [one, bodies[index]] as const]));
    for (const [{ entity, id, row, generation: own = generation }, body] of latest.values()) {
      const bucket = byEntity.get(entity) ?? { put: [], remove: [] };
      byEntity.set(entity, bucket);
      if (row === null) bucket.remove.push(id);
      else bucket.put.push(recordOf(entity, row, own, body));
    }
    if (listedEntities.some((entity) => byEntity.has(entity)))
      await joinListing(db, written<Conversation>(rows, 'conversation'), {
        readMarks: written<ReadMark>(rows, 'readMark'),
        customers: written<Customer>(rows, 'customer'),
        clocks: new Map(
          rows.flatMap(({ entity, id, row }) => (entity === 'slaClock' ? [[id, row as SlaClock | null] as const] : [])),
        ),
      });
    // All handed over at once: the database works on the first while the next are still being made ready, and is never waited for
    // where nothing depends on its answer.
    const writes: PromiseLike<unknown>[] = [];
    const messages = byEntity.get('message');
    byEntity.delete('message');
    writes.push(
      writeMessages(db, {
        put: (messages?.put ?? []) as RecordOf<'message'>[],
        remove: messages?.remove ?? [],
        // A snapshot writes everything anew: its end clears up.
        keepsOlder: meta.snapshot != null,
      }).then(() => removeConversations(db, byEntity.get('conversation')?.remove ?? [])),
    );
    // When the groups are answered, so is what messages ask first, and the rest is there.
    if (groups.length > 0) writes.push(db.groups.bulkPut([...groups]).then(onHandedOver));
    for (const [entity, { put }] of byEntity) if (put.length > 0) writes.push(db.table(entity).bulkPut(put));
    for (const [entity, { remove }] of byEntity)
      if (remove.length > 0) writes.push(db.table(entity).bulkDelete(remove));
    if (rows.some(({ row }) => row === null)) writes.push(db.meta.put({ key: 'rowsLeft', value: true }));
    writes.push(queueForSearch(db, searchable));
    if (entries.length > 0)
      writes.push(
        db.outbox.bulkPut(
          entries.flatMap(([, entry], index) => (entry === null ? [] : [outboxRecordOf(entry, entryBodies[index])])),
        ),
        db.outbox.bulkDelete(entries.flatMap(([seq, entry]) => (entry === null ? [seq] : []))),
      );
    if (shadows.length > 0)
      writes.push(
        db.shadow.bulkPut(
          shadows.flatMap(({ entity, id, shadow }, index) =>
            shadow === null
              ? []
              : [{ entity, id, generation: shadow.generation, gone: shadow.row === null, body: shadowBodies[index] }],
          ),
        ),
        db.shadow.bulkDelete(
          shadows.flatMap(({ entity, id, shadow }): [string, string][] => (shadow === null ? [[entity, id]] : [])),
        ),
      );
    if (ledger && entries.length > 0) writes.push(db.meta.put({ key: 'lastSeq', value: ledger.lastSeq }));
    for (const [key, value] of Object.entries(meta))
      writes.push(value === null ? db.meta.delete(key) : db.meta.put({ key, value }));
    if (also) writes.push(also());
    await Promise.all(writes);
  });
  tellRemovals(db, rows);
  if (searchable.length > 0) desk.onQueued?.(searchable.length);
  await keepTwice(desk, entries);
}

/**
 * States between writing and the answer are not worth a second write: an entry put back from there goes out again under its id.
 */
async function keepTwice({ own }: WritableDesk, entries: readonly [number, OutboxEntry | null][]): Promise<void> {
  const gone = entries.flatMap(([seq, entry]) => (entry === null ? [entryKey(seq)] : []));
  const kept = entries.flatMap(([, entry]) => (entry !== null && isNews(entry) ? [entry] : []));
  await Promise.all([own.drop(gone), ...kept.map((entry) => own.keep(entryKey(entry.seq), entry))]);
}
const isNews = ({ state, attempts }: OutboxEntry): boolean =>
  state === 'parked' || (state === 'pending' && attempts === 0);

/** What a list's line is joined from. */
const listedEntities = ['conversation', 'customer', 'readMark', 'slaClock'] as const satisfies readonly EntityName[];

/** Only what is written: windows that read other tables need not wait for this transaction. */
function tablesOf(db: DeskDatabase, { rows, groups = [] }: Commit, withLedger: boolean): Table[] {
  const entities = new Set(rows.map(({ entity }) => entity));
  const listed = listedEntities.some((entity) => entities.has(entity));
  if (listed) for (const entity of ['conversation', 'customer', 'readMark', 'message'] as const) entities.add(entity);
  return [
    ...[...entities].map((entity) => db.table(entity)),
    ...(entities.has('message') ? messageTables(db) : []),
    db.meta,
    db.searchQueue,
    db.unknownChanges,
    db.threads,
    ...(listed ? [db.listing] : []),
    ...(groups.length > 0 ? [db.groups] : []),
    ...(withLedger ? [db.outbox, db.shadow] : []),
  ];
}

async function sealMissing(desk: WritableDesk, rows: readonly RowToWrite[]): Promise<unknown[]> {
  const missing = rows.filter(({ row, sealed }) => row !== null && sealed === undefined);
  const sealed = await desk.codec.seal(
    missing.map(({ row }) => row),
    missing.map(({ entity, id }) => nameOf(entity, id)),
  );
  const made = new Map(missing.map((row, index) => [row, sealed[index]]));
  return rows.map((row) => row.sealed ?? made.get(row));
}

// A row's type follows from its entity; the list's element type cannot say so.
const written = <R>(rows: readonly RowToWrite[], entity: EntityName): R[] =>
  rows.flatMap((one) => (one.entity === entity && one.row !== null ? [one.row as R] : []));
