import { sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import type { Waiting } from '#shared/domain/routing-match.ts';
import type { Unit } from '../store/index.ts';
import type { QueueSetup } from './engine/floor.ts';

/** A conversation an agent declined or missed is not offered to them again within this time. */
export const passedOverMs = 10 * 60_000;

/** An agent as stored; whether they are connected is known elsewhere. */
export interface StoredAgent {
  user: Row<'user'>;
  state: Row<'presence'>['state'];
  idleSince: number;
  lastOfferAt: number;
}

/** What a conversation means to routing: it waits, it takes somebody's place, or neither. */
export interface RoutedConversation {
  id: string;
  customerId: string;
  waiting: Waiting | null;
  /** Waits without belonging to any queue. */
  homelessSince: number | null;
  /** Nobody has answered, and the customer has left the chat and not written again; from which queue. It can still be answered. */
  left: { queueId: string | null } | null;
  heldBy: string | null;
  /** Held as an offer that has no answer yet. */
  rings: boolean;
  channel: Row<'conversation'>['channel'];
}

/** Agents with what routing asks of them; `ids` null: everybody in use. */
export async function readAgents(unit: Unit, ids: readonly string[] | null): Promise<StoredAgent[]> {
  let users = unit.sql.selectFrom('user').selectAll().where('disabledAt', 'is', null);
  if (ids !== null) users = users.where(sql<boolean>`id = any(${sql.val([...ids])}::text[])`);
  const rows = await users.execute();
  const chosen = ids === null ? sql`true` : sql`user_id = any(${sql.val([...ids])}::text[])`;
  const offered = await sql<{ userId: string; at: number }>`
    select user_id as "userId", max(offered_at) as at from offer where ${chosen} group by user_id`.execute(unit.sql);
  const ended = await sql<{ userId: string; at: number }>`
    select user_id as "userId", max(ended_at) as at from wrap_up where ended_at is not null and ${chosen} group by user_id`.execute(
    unit.sql,
  );
  const presences = await unit.sql.selectFrom('presence').selectAll().execute();
  const presenceOf = new Map(presences.map((row) => [row.id, row]));
  const offerOf = new Map(offered.rows.map(({ userId, at }) => [userId, Number(at)]));
  const endOf = new Map(ended.rows.map(({ userId, at }) => [userId, Number(at)]));
  return rows.map((user) => {
    const presence = presenceOf.get(user.id);
    const lastOfferAt = offerOf.get(user.id) ?? 0;
    const idleSince = Math.max(lastOfferAt, endOf.get(user.id) ?? 0, presence?.since ?? 0);
    return { user, state: presence?.state ?? 'offline', idleSince, lastOfferAt };
  });
}

/** Every queue with its rules and hours. */
export async function readQueues(unit: Unit): Promise<QueueSetup[]> {
  const queues = await unit.sql.selectFrom('queue').selectAll().execute();
  const rules = new Map((await unit.sql.selectFrom('queueRules').selectAll().execute()).map((row) => [row.id, row]));
  const hours = new Map((await unit.sql.selectFrom('businessHours').selectAll().execute()).map((row) => [row.id, row]));
  return queues.map(({ id, routing }) => {
    const own = rules.get(id) ?? defaultQueueRules(id);
    return { id, routing, rules: own, hours: own.hoursId === null ? null : (hours.get(own.hoursId) ?? null) };
  });
}

type ConversationRow = Pick<
  Row<'conversation'>,
  | 'id'
  | 'customerId'
  | 'queueId'
  | 'channel'
  | 'language'
  | 'tagIds'
  | 'priority'
  | 'state'
  | 'assigneeId'
  | 'waitingSince'
  | 'replyDueAt'
> & {
  tier: Waiting['tier'];
  ownerId: string | null;
  lastAgentId: string | null;
  ringsAt: string | null;
  passed: Record<string, number> | null;
  hasLeft: boolean;
};

/**
 * Conversations as routing sees them, in one statement; `ids` null: all that are open. Ids that are not in the answer are of no
 * concern any more.
 */
export async function readConversations(
  unit: Unit,
  ids: readonly string[] | null,
  stickyMs: number,
): Promise<RoutedConversation[]> {
  const chosen = ids === null ? sql`true` : sql`c.id = any(${sql.val([...ids])}::text[])`;
  const since = unit.now - stickyMs;
  const { rows } = await sql<ConversationRow>`
    select c.id, c.customer_id as "customerId", c.queue_id as "queueId", c.channel, c.language, c.tag_ids as "tagIds", c.priority, c.state,
      c.assignee_id as "assigneeId", c.waiting_since as "waitingSince", c.reply_due_at as "replyDueAt", cu.tier, cu.owner_id as "ownerId",
      case when c.assignee_id is not null then null else coalesce(
        case when (c.last_reply->>'at')::bigint >= ${since} then c.last_reply->>'authorId' end,
        (select o.assignee_id from conversation o where o.customer_id = c.customer_id and o.id <> c.id and o.activity_at >= ${since}
          and o.assignee_id is not null order by o.activity_at desc limit 1)) end as "lastAgentId",
      (select user_id from offer where conversation_id = c.id and state = 'ringing') as "ringsAt",
      (select jsonb_object_agg(p.user_id, p.until) from (select user_id, max(closed_at) + ${passedOverMs}::bigint as until from offer
        where conversation_id = c.id and state in ('declined', 'missed') and closed_at > ${unit.now - passedOverMs} group by user_id) p) as passed,
      c.assignee_id is null and c.waiting_since is not null and coalesce((select f.outcome = 'abandoned' from floor_contact f
        where f.conversation_id = c.id order by f.queued_at desc, f.ended_at desc nulls first limit 1), false) as "hasLeft"
    from conversation c join customer cu on cu.id = c.customer_id
    where c.state = 'open' and ${chosen}`.execute(unit.sql);
  return rows.map((row) => {
    const heldBy = row.assigneeId ?? row.ringsAt;
    const since = heldBy === null && row.waitingSince !== null ? Number(row.waitingSince) : null;
    return {
      id: row.id,
      customerId: row.customerId,
      channel: row.channel,
      heldBy,
      rings: row.assigneeId === null && row.ringsAt !== null,
      homelessSince: row.queueId === null ? since : null,
      left: row.hasLeft ? { queueId: row.queueId } : null,
      waiting: row.queueId === null || since === null ? null : toWaiting(row, row.queueId, since),
    };
  });
}

const toWaiting = (row: ConversationRow, queueId: string, waitingSince: number): Waiting => ({
  id: row.id,
  queueId,
  channel: row.channel,
  language: row.language,
  tagIds: row.tagIds,
  tier: row.tier,
  priority: row.priority,
  waitingSince,
  dueAt: row.replyDueAt === null ? null : Number(row.replyDueAt),
  ownerId: row.ownerId,
  lastAgentId: row.lastAgentId,
  passedUntil: new Map(Object.entries(row.passed ?? {}).map(([userId, until]) => [userId, Number(until)])),
});

/** Wrap-ups that run, each with the channel whose place it keeps. */
export async function readWrapUps(unit: Unit) {
  return unit.sql
    .selectFrom('wrapUp')
    .innerJoin('conversation', 'conversation.id', 'wrapUp.conversationId')
    .select(['wrapUp.id', 'wrapUp.userId', 'conversation.channel'])
    .where('wrapUp.endedAt', 'is', null)
    .execute();
}
