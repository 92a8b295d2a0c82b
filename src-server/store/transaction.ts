import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import { audienceOf } from './audience.ts';
import { announcementOf, type KeptEntity, type KeptRows } from './kept-rows.ts';
import { type ChangeLogTable, type Tables, toRecord } from './schema.ts';
import { type RowSet, writeMany } from './write-many.ts';

type LogEntry = Omit<ChangeLogTable, 'seq'>;

/** Any number will do, as long as every writer takes the same: it makes log numbers follow the order of commits. */
const changeLogLock = 7_275_391;
/** Every server on the same PostgreSQL listens here; the payload is what `announcementOf` makes. */
export const logChannel = 'parley_log';
/** PostgreSQL takes at most 65,535 parameters in a statement. */
const entriesPerInsert = 2_000;

/**
 * What must hold for every row of a kind, whoever writes it. Asked before the write: it may complete the row, and do more (`after`)
 * once the row is written.
 */
export type WriteRule<E extends EntityName> = (
  unit: Unit,
  row: Row<E>,
  before: Row<E> | null,
) => Promise<{ row: Row<E>; after?: () => Promise<void> }>;
export type AnyRule = WriteRule<EntityName>;

export interface StoreOptions {
  /** This process's name among the servers of one PostgreSQL; null: it is alone. */
  announceAs: string | null;
  /** The embedded database has one session: transactions follow one another by themselves. */
  oneSession: boolean;
}

/** A row to write, and what it was; null: it is new. */
export type Put = {
  [E in EntityName]: { entity: E; row: Row<E>; before: Row<E> | null };
}[EntityName];

/**
 * One transaction of the server. Rows written through it are logged in the same transaction, so a desktop that reads the log
 * never misses a row and never sees one that was rolled back.
 */
export class Unit {
  readonly sql: Transaction<Tables>;
  readonly now: number;
  readonly #entries: LogEntry[] = [];
  readonly #afterCommit: (() => void)[] = [];
  readonly #rules: ReadonlyMap<EntityName, readonly AnyRule[]>;
  readonly #kept: KeptRows;
  readonly #written = new Set<EntityName>();
  /** Rows that are locked and read, not yet asked for; null: there is none. */
  readonly #foreseen = new Map<string, Row<EntityName> | null>();

  constructor(
    transaction: Transaction<Tables>,
    now: number,
    rules: ReadonlyMap<EntityName, readonly AnyRule[]>,
    kept: KeptRows,
  ) {
    this.sql = transaction;
    this.now = now;
    this.#rules = rules;
    this.#kept = kept;
  }

  /**
   * All rows of a kind that is seldom written, from memory where this process has them: not locked, and not to be changed. What
   * another process wrote a moment ago may be missing.
   */
  async list<E extends KeptEntity>(entity: E): Promise<readonly Row<E>[]> {
    const written = this.#written.has(entity);
    const kept = written ? null : this.#kept.find(entity);
    if (kept !== null) return kept;
    const { version } = this.#kept;
    const rows = (await this.sql
      .selectFrom(entity as EntityName)
      .selectAll()
      .execute()) as Row<E>[];
    if (!written) this.#kept.keep(entity, rows, version);
    return rows;
  }

  /** The row as it is, locked until the transaction ends, so that what follows from it stays true. */
  async find<E extends EntityName>(entity: E, id: string): Promise<Row<E> | null> {
    const foreseen = this.#foreseen.get(`${entity} ${id}`);
    // Kept under the name of its entity, so it is of this kind.
    if (foreseen !== undefined) return foreseen as Row<E> | null;
    const row = await this.sql
      .selectFrom(entity as EntityName)
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    return (row as Row<E> | undefined) ?? null;
  }

  /** Reads and locks rows that will be asked for one by one, so that `find` needs no statement for each. */
  async foresee<E extends EntityName>(entity: E, ids: readonly string[]): Promise<void> {
    const found =
      ids.length === 0
        ? []
        : await this.sql
            .selectFrom(entity as EntityName)
            .selectAll()
            .where(sql<boolean>`id = any(${sql.val([...ids])}::text[])`)
            .orderBy('id')
            .forUpdate()
            .execute();
    this.foreseeNone(entity, ids);
    for (const row of found) this.#foreseen.set(`${entity} ${row.id}`, row);
  }

  /** It is known already that there are none of these. */
  foreseeNone(entity: EntityName, ids: readonly string[]): void {
    for (const id of ids) this.#foreseen.set(`${entity} ${id}`, null);
  }

  /** Inserts or replaces a row and logs it. `before` is what `find` returned, when the caller has it. */
  async put<E extends EntityName>(entity: E, given: Row<E>, before?: Row<E> | null): Promise<void> {
    const known = before === undefined ? await this.find(entity, given.id) : before;
    const { row, after } = await this.#hold(entity, given, known);
    const record = toRecord(entity, row) as Row<EntityName>;
    if (known === null)
      await this.sql
        .insertInto(entity as EntityName)
        .values(record)
        .execute();
    else
      await this.sql
        .updateTable(entity as EntityName)
        .set(record)
        .where('id', '=', row.id)
        .execute();
    this.#log(entity, row, known);
    for (const next of after) await next();
  }

  /**
   * Like `put` for many rows, no two of one id, whose `before` is known: one statement writes them all. Rules are asked about all of
   * them first.
   * @param alongside further statements that write, done by the same one
   */
  async putAll(puts: readonly Put[], alongside: readonly RawBuilder<unknown>[] = []): Promise<void> {
    const sets = new Map<string, RowSet>();
    const rest: (() => Promise<void>)[] = [];
    for (const { entity, row: given, before } of puts) {
      const { row, after } = await this.#hold<EntityName>(entity, given, before);
      const isNew = before === null;
      const set = sets.get(`${entity} ${isNew}`) ?? { entity, isNew, rows: [] };
      set.rows.push(row);
      sets.set(`${entity} ${isNew}`, set);
      rest.push(async () => this.#log<EntityName>(entity, row, before), ...after);
    }
    await writeMany(this.sql, [...sets.values()], alongside);
    for (const next of rest) await next();
  }

  /** The row as its rules want it, and what they do once it is written. */
  async #hold<E extends EntityName>(entity: E, given: Row<E>, before: Row<E> | null) {
    // Rules are kept under the name of their entity, so their rows are of this kind.
    const rules = (this.#rules.get(entity) ?? []) as unknown as readonly WriteRule<E>[];
    let row: Row<E> = given;
    const after: (() => Promise<void>)[] = [];
    for (const rule of rules) {
      const held = await rule(this, row, before);
      row = held.row;
      if (held.after) after.push(held.after);
    }
    return { row, after };
  }

  /** Removes a row and logs it; readers are told to forget it. */
  async remove<E extends EntityName>(entity: E, id: string): Promise<void> {
    const row = await this.find(entity, id);
    if (row === null) return;
    await this.sql
      .deleteFrom(entity as EntityName)
      .where('id', '=', id)
      .execute();
    this.#log(entity, row, row);
  }

  #log<E extends EntityName>(entity: E, row: Row<E>, before: Row<E> | null): void {
    const audience = audienceOf(entity, row);
    this.#written.add(entity);
    this.#foreseen.delete(`${entity} ${row.id}`);
    this.#entries.push({
      at: this.now,
      entity,
      entityId: row.id,
      conversationId: audience.kind === 'conversation' ? audience.conversationId : null,
      userId: audience.kind === 'user' || audience.kind === 'user-and-above' ? audience.userId : null,
      audienceBefore:
        entity === 'conversation'
          ? movedAudience(before as Row<'conversation'> | null, row as Row<'conversation'>)
          : null,
    });
  }

  /** Runs once the transaction is committed, and never when it is rolled back. */
  afterCommit(callback: () => void): void {
    this.#afterCommit.push(callback);
  }

  /**
   * Writes the log, last thing before the commit: the lock is held as briefly as possible.
   * @returns the number of the last change, or null when nothing was changed
   */
  async writeLog({ announceAs, oneSession }: StoreOptions): Promise<number | null> {
    if (this.#entries.length === 0) return null;
    // Without the lock a slower transaction could commit a lower number after a desktop has already read past it.
    const lock = sql`pg_advisory_xact_lock(${changeLogLock})`;
    // Delivered when, and only when, this transaction commits.
    if (announceAs !== null)
      await sql`select ${lock}, pg_notify(${logChannel}, ${announcementOf(announceAs, this.#written)})`.execute(
        this.sql,
      );
    else if (!oneSession) await sql`select ${lock}`.execute(this.sql);
    let last = 0;
    for (let start = 0; start < this.#entries.length; start += entriesPerInsert) {
      const entries = this.#entries.slice(start, start + entriesPerInsert).map((entry) => toRecord('changeLog', entry));
      const numbers = await this.sql.insertInto('changeLog').values(entries).returning('seq').execute();
      last = Math.max(last, ...numbers.map(({ seq }) => seq));
    }
    return last;
  }

  committed(): void {
    this.#kept.forget(this.#written);
    for (const callback of this.#afterCommit) callback();
  }
}

/** Moves between queues or colleagues change who sees a conversation; null when the audience stays the same. */
function movedAudience(before: Row<'conversation'> | null, after: Row<'conversation'>): LogEntry['audienceBefore'] {
  if (before === null) return null;
  if (before.queueId === after.queueId && before.assigneeId === after.assigneeId) return null;
  return { queueId: before.queueId, assigneeId: before.assigneeId };
}
