import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../store/index.ts';
import { type ConversationFacts, noFacts, type Period } from './facts.ts';

type Condition = RawBuilder<boolean>;

/** A list of rows with the named columns, as one JSON value. */
function listOf(table: string, names: readonly string[], where: Condition, withChannel = false) {
  const columns = names.map((name) => sql`'${sql.raw(name)}', f.${sql.raw(snake(name))}`);
  const channel = withChannel ? sql`, 'channel', c.channel` : sql``;
  const join = withChannel ? sql` join conversation c on c.id = f.conversation_id` : sql``;
  return sql`(select coalesce(json_agg(json_build_object(${sql.join(columns)}${channel})), '[]')
    from ${sql.raw(table)} f${join} where ${where})`;
}
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const place = ['id', 'conversationId', 'queueId'] as const;

/**
 * The facts that figures of a period, and of its end, are counted from, by conversation. One statement: while it runs nobody waits
 * for the five others.
 * @param ids only these conversations; null: all
 */
export async function readFacts(
  db: Database,
  { start, end }: Period,
  ids: readonly string[] | null,
): Promise<Map<string, ConversationFacts>> {
  const chosen: Condition = ids === null ? sql`true` : sql`f.conversation_id = any(${sql.val([...ids])}::text[])`;
  const reaches = (begin: string, over: string): Condition =>
    sql`${chosen} and f.${sql.raw(begin)} < ${end} and (f.${sql.raw(over)} is null or f.${sql.raw(over)} >= ${start})`;
  const happened: Condition = sql`${chosen} and f.at >= ${start} and f.at < ${end}`;
  const rung: Condition = sql`${chosen} and (f.state = 'ringing' or (f.closed_at >= ${start} and f.closed_at < ${end}))`;
  const contact = [...place, 'channel', 'waitingSince', 'queuedAt', 'targetMs', 'endedAt', 'outcome', 'agentId'];
  const handling = [...place, 'channel', 'agentId', 'startedAt', 'endedAt', 'activeMs'];
  const reply = [...place, 'channel', 'agentId', 'isFirst', 'at', 'waitedMs'];
  const resolution = [...place, 'channel', 'agentId', 'at', 'tookMs', 'isFirst', 'returnedAt'];
  const offer = [...place, 'userId', 'state', 'offeredAt', 'closedAt'];
  const wrapUp = [...place, 'userId', 'startedAt', 'endsAt', 'endedAt'];
  const { rows } = await sql<ConversationFacts>`select
    ${listOf('floor_contact', contact, reaches('queued_at', 'ended_at'))} as contacts,
    ${listOf('floor_handling', handling, reaches('started_at', 'ended_at'))} as handlings,
    ${listOf('floor_reply', reply, happened)} as replies,
    ${listOf('floor_resolution', resolution, happened)} as resolutions,
    ${listOf('offer', offer, rung, true)} as offers,
    ${listOf('wrap_up', wrapUp, reaches('started_at', 'ended_at'), true)} as "wrapUps"`.execute(db);
  const found = new Map<string, ConversationFacts>();
  const of = (conversationId: string): ConversationFacts => {
    const known = found.get(conversationId) ?? noFacts();
    found.set(conversationId, known);
    return known;
  };
  const [all = noFacts()] = rows;
  for (const fact of all.contacts) of(fact.conversationId).contacts.push(fact);
  for (const fact of all.handlings) of(fact.conversationId).handlings.push(fact);
  for (const fact of all.replies) of(fact.conversationId).replies.push(fact);
  for (const fact of all.resolutions) of(fact.conversationId).resolutions.push(fact);
  for (const fact of all.offers) of(fact.conversationId).offers.push(fact);
  for (const fact of all.wrapUps) of(fact.conversationId).wrapUps.push(fact);
  return found;
}

/** Everybody's stretches of presence that reach into a period. @param userIds only theirs; null: everybody's */
export function readPresence(db: Database, { start, end }: Period, userIds: readonly string[] | null) {
  let query = db
    .selectFrom('floorPresence')
    .selectAll()
    .where('startedAt', '<', end)
    .where(sql<boolean>`(ended_at is null or ended_at >= ${start})`);
  if (userIds !== null) query = query.where(sql<boolean>`user_id = any(${sql.val([...userIds])}::text[])`);
  return query.execute();
}
