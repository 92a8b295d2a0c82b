import { sql } from 'kysely';
import type { Refusal } from '#shared/contract/errors.ts';
import { type MutationAnswer, type MutationEnvelope, mutationAnswerSchema } from '#shared/contract/sync.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { Actor } from '#shared/domain/role.ts';
import type { MutationContext, RowKey, Rows, RowWrite } from '#shared/mutations/definition.ts';
import { type AnyMutation, findMutation, type MutationArgs, type MutationName } from '#shared/mutations/registry.ts';
import { LoadedRows, writeId } from '#shared/mutations/rows.ts';
import type { Logger } from '../platform/log.ts';
import { type Database, type Store, toRecord, type Unit } from '../store/index.ts';

/** What the server adds to an action: its own consequences, in the same transaction. May refuse what only the server can know. */
export type Effect<N extends MutationName> = (step: {
  unit: Unit;
  args: MutationArgs<N>;
  rows: Rows;
  writes: RowWrite[];
  context: MutationContext;
}) => Promise<Refusal | null>;
export type Effects = { [N in MutationName]?: Effect<N> };

interface Dependencies {
  store: Store;
  effects: Effects;
  log: Logger;
}

/** Ends the transaction without a trace but its answer. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/**
 * Runs one named action of a desktop or an API client, once. The answer is kept under the mutation's id in the same transaction
 * as its effect, so the same mutation arriving again gets the same answer and changes nothing. Refusals are kept as well: asking
 * again with other arguments takes a new id.
 */
export function createMutationRunner({ store, effects, log }: Dependencies) {
  async function run(envelope: MutationEnvelope, actor: Actor): Promise<MutationAnswer> {
    const numbered: MutationAnswer[] = [];
    const answer = await runOne(envelope, actor, numbered);
    await keepNumbers(numbered);
    return answer;
  }

  /**
   * One after another, each in a transaction of its own.
   * @returns an answer for each, in order
   */
  async function runAll(envelopes: readonly MutationEnvelope[], actor: Actor): Promise<MutationAnswer[]> {
    const answers: MutationAnswer[] = [];
    const numbered: MutationAnswer[] = [];
    for (const envelope of envelopes) answers.push(await runOne(envelope, actor, numbered));
    await keepNumbers(numbered);
    return answers;
  }

  /** @param numbered is given the answers whose number has to be kept yet */
  async function runOne(envelope: MutationEnvelope, actor: Actor, numbered: MutationAnswer[]): Promise<MutationAnswer> {
    const { mutationId } = envelope;
    try {
      const { value: earlier, cursor } = await store.transact(async (unit) => {
        if (!(await claim(unit, mutationId, actor))) return findAnswer(unit, mutationId, actor);
        await perform(unit, envelope, actor);
        return null;
      });
      if (earlier) return earlier;
      // Known after the commit because only the commit gives the number; if the process dies in between, `findAnswer` says so.
      const answer: MutationAnswer = { kind: 'applied', mutationId, cursor: cursor ?? (await lastNumber(store.db)) };
      numbered.push(answer);
      return answer;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      log.info({ mutation: envelope.name, mutationId, code: error.refusal.code }, 'mutation refused');
      return refuse(envelope, actor, error.refusal);
    }
  }

  /** Before anything is done. The same mutation arriving twice at once waits here, and then finds the answer. */
  async function claim(unit: Unit, mutationId: string, actor: Actor): Promise<boolean> {
    const answer: MutationAnswer = { kind: 'applied', mutationId, cursor: 0 };
    const claimed = await unit.sql
      .insertInto('mutationAnswer')
      .values(toRecord('mutationAnswer', { mutationId, userId: actor.userId, answer, at: unit.now }))
      .onConflict((conflict) => conflict.column('mutationId').doNothing())
      .returning('mutationId')
      .executeTakeFirst();
    return claimed !== undefined;
  }

  async function perform(unit: Unit, envelope: MutationEnvelope, actor: Actor): Promise<void> {
    const mutation = findMutation(envelope.name);
    if (mutation === null)
      throw new Refused({ code: 'unknown-action', detail: `this server knows no action ${envelope.name}` });
    const args = mutation.args.safeParse(envelope.args);
    if (!args.success) throw new Refused({ code: 'invalid', detail: describeIssues(args.error.issues) });
    const rows = await loadRows(unit, mutation, args.data, actor);
    if (!mutation.allowed(rows, args.data, actor))
      throw new Refused({ code: 'forbidden', detail: `your role may not do ${envelope.name} here` });
    const context: MutationContext = { actor, now: unit.now, mutationId: envelope.mutationId };
    const outcome = mutation.apply(rows, args.data, context);
    if (!outcome.ok) throw new Refused(outcome.error);
    // Arguments were parsed by this mutation's own schema, so they are what its effect expects.
    const effect = effects[mutation.name] as Effect<MutationName> | undefined;
    const refusal = await effect?.({ unit, args: args.data as never, rows, writes: outcome.value, context });
    if (refusal) throw new Refused(refusal);
    for (const write of outcome.value) await writeRow(unit, write, rows);
  }

  /** A refusal undid its transaction; its answer is kept by a new one. */
  async function refuse(envelope: MutationEnvelope, actor: Actor, refusal: Refusal): Promise<MutationAnswer> {
    const answer: MutationAnswer = {
      kind: 'refused',
      mutationId: envelope.mutationId,
      refusal,
      stale: refusal.code === 'stale' ? { missed: await missedMessages(envelope) } : null,
    };
    const record = { mutationId: envelope.mutationId, userId: actor.userId, answer, at: Date.now() };
    await store.db
      .insertInto('mutationAnswer')
      .values(toRecord('mutationAnswer', record))
      .onConflict((conflict) => conflict.column('mutationId').doNothing())
      .execute();
    return answer;
  }

  /** What the author of a stale reply had not seen: public messages since, oldest first. */
  async function missedMessages(envelope: MutationEnvelope): Promise<Row<'message'>[]> {
    const { conversationId, seenPosition } = envelope.args as MutationArgs<'message.send'>;
    return store.db
      .selectFrom('message')
      .selectAll()
      .where('conversationId', '=', conversationId)
      .where('position', '>', seenPosition)
      .where('kind', 'in', ['inbound', 'outbound'])
      .orderBy('position')
      .limit(20)
      .execute();
  }

  const lastNumber = async (db: Database): Promise<number> => {
    const row = await db
      .selectFrom('changeLog')
      .select(({ fn }) => fn.max('seq').as('last'))
      .executeTakeFirst();
    return row?.last ?? 0;
  };

  /**
   * The kept answer. An applied one whose number was never written (the process died right after the commit) is visible
   * by now at the end of the log.
   */
  async function findAnswer(unit: Unit, mutationId: string, actor: Actor): Promise<MutationAnswer> {
    const kept = await unit.sql
      .selectFrom('mutationAnswer')
      .selectAll()
      .where('mutationId', '=', mutationId)
      .executeTakeFirstOrThrow();
    if (kept.userId !== actor.userId)
      throw new Refused({ code: 'conflict', detail: 'this mutation id belongs to somebody else' });
    const answer = mutationAnswerSchema.parse(kept.answer);
    return answer.kind === 'applied' && answer.cursor === 0
      ? { ...answer, cursor: await lastNumber(unit.sql) }
      : answer;
  }

  /** In one statement: written for each by itself they took half as long as the mutations themselves. */
  async function keepNumbers(answers: readonly MutationAnswer[]): Promise<void> {
    if (answers.length === 0) return;
    const ids = answers.map(({ mutationId }) => mutationId);
    const texts = answers.map((answer) => JSON.stringify(answer));
    await sql`update mutation_answer as kept set answer = numbered.answer::jsonb
      from unnest(${sql.val(ids)}::text[], ${sql.val(texts)}::text[]) as numbered (mutation_id, answer)
      where kept.mutation_id = numbered.mutation_id`.execute(store.db);
  }

  return { run, runAll };
}
export type MutationRunner = ReturnType<typeof createMutationRunner>;

/** From here on, asking for all rows of a kind at once saves more than it costs. */
const manyKeys = 20;

async function loadMany(unit: Unit, keys: readonly RowKey[], rows: LoadedRows): Promise<void> {
  for (const entity of new Set(keys.map((key) => key.entity))) {
    const ids = [...new Set(keys.filter((key) => key.entity === entity).map(({ id }) => id))];
    // Locked in the order of their ids: two actions over the same rows wait for each other and never in a circle.
    const found = await unit.sql
      .selectFrom(entity)
      .selectAll()
      .where(sql<boolean>`id = any(${sql.val(ids)}::text[])`)
      .orderBy('id')
      .forUpdate()
      .execute();
    const byId = new Map(found.map((row) => [row.id, row as Row<EntityName>]));
    for (const id of ids) rows.put(entity, id, byId.get(id) ?? null);
  }
}

/** Loads what the mutation reads, each row locked; a row that must be there and is not refuses. */
async function loadRows(unit: Unit, mutation: AnyMutation, args: unknown, actor: Actor): Promise<LoadedRows> {
  const rows = new LoadedRows();
  const load = async (keys: RowKey[]) => {
    if (keys.length < manyKeys)
      for (const { entity, id } of keys) rows.put(entity, id, (await unit.find(entity, id)) as Row<EntityName> | null);
    else await loadMany(unit, keys, rows);
    const missing = rows.firstMissing(keys);
    if (missing) throw new Refused({ code: 'not-found', detail: `there is no ${missing.entity} ${missing.id}` });
  };
  await load(mutation.reads(args, actor));
  if (mutation.follow) await load(mutation.follow(rows, args, actor));
  return rows;
}

async function writeRow(unit: Unit, write: RowWrite, rows: LoadedRows): Promise<void> {
  if (write.row === null) return unit.remove(write.entity, write.id);
  const before = rows.has(write.entity, writeId(write)) ? rows.find(write.entity, writeId(write)) : undefined;
  await unit.put(write.entity, write.row as Row<EntityName>, before as Row<EntityName> | null | undefined);
}

const describeIssues = (issues: readonly { path: PropertyKey[]; message: string }[]): string =>
  issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'arguments'}: ${message}`)
    .join('; ');
