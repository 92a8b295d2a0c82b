import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../store/index.ts';
import { type ConversationFacts, noFacts, type OfferFact, type Period, type WrapUpFact } from './facts.ts';

type Condition = RawBuilder<boolean>;

/**
 * The facts that figures of a period, and of its end, are counted from, by conversation.
 * @param ids only these conversations; null: all
 */
export async function readFacts(
  db: Database,
  period: Period,
  ids: readonly string[] | null,
): Promise<Map<string, ConversationFacts>> {
  const { start, end } = period;
  const chosen = (column: string): Condition =>
    ids === null ? sql`true` : sql`${sql.ref(column)} = any(${sql.val([...ids])}::text[])`;
  const reaches = (begin: string, over: string): Condition =>
    sql`${sql.ref(begin)} < ${end} and (${sql.ref(over)} is null or ${sql.ref(over)} >= ${start})`;
  const contacts = await db
    .selectFrom('floorContact')
    .selectAll()
    .where(chosen('conversationId'))
    .where(reaches('queuedAt', 'endedAt'))
    .execute();
  const handlings = await db
    .selectFrom('floorHandling')
    .selectAll()
    .where(chosen('conversationId'))
    .where(reaches('startedAt', 'endedAt'))
    .execute();
  const replies = await db
    .selectFrom('floorReply')
    .selectAll()
    .where(chosen('conversationId'))
    .where('at', '>=', start)
    .where('at', '<', end)
    .execute();
  const resolutions = await db
    .selectFrom('floorResolution')
    .selectAll()
    .where(chosen('conversationId'))
    .where('at', '>=', start)
    .where('at', '<', end)
    .execute();
  const offers = await db
    .selectFrom('offer')
    .innerJoin('conversation', 'conversation.id', 'offer.conversationId')
    .select(['offer.id', 'offer.conversationId', 'offer.queueId', 'offer.userId', 'offer.state', 'offer.offeredAt'])
    .select(['offer.closedAt', 'conversation.channel'])
    .where(chosen('offer.conversationId'))
    .where(sql<boolean>`(offer.state = 'ringing' or (offer.closed_at >= ${start} and offer.closed_at < ${end}))`)
    .execute();
  const wrapUps = await db
    .selectFrom('wrapUp')
    .innerJoin('conversation', 'conversation.id', 'wrapUp.conversationId')
    .select(['wrapUp.id', 'wrapUp.conversationId', 'wrapUp.queueId', 'wrapUp.userId', 'wrapUp.startedAt'])
    .select(['wrapUp.endsAt', 'wrapUp.endedAt', 'conversation.channel'])
    .where(chosen('wrapUp.conversationId'))
    .where(reaches('wrapUp.startedAt', 'wrapUp.endedAt'))
    .execute();

  const found = new Map<string, ConversationFacts>();
  const of = (conversationId: string): ConversationFacts => {
    const known = found.get(conversationId) ?? noFacts();
    found.set(conversationId, known);
    return known;
  };
  for (const fact of contacts) of(fact.conversationId).contacts.push(fact);
  for (const fact of handlings) of(fact.conversationId).handlings.push(fact);
  for (const fact of replies) of(fact.conversationId).replies.push(fact);
  for (const fact of resolutions) of(fact.conversationId).resolutions.push(fact);
  for (const fact of offers) of(fact.conversationId).offers.push(fact satisfies OfferFact);
  for (const fact of wrapUps) of(fact.conversationId).wrapUps.push(fact satisfies WrapUpFact);
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
