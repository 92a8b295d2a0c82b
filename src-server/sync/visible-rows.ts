import { type ExpressionBuilder, sql } from 'kysely';
import { undoableMs } from '#shared/domain/bulk-action.ts';
import type { EntityName } from '#shared/domain/entities.ts';
import { recentMentionMs } from '#shared/domain/mention.ts';
import { recentHandMs } from '#shared/domain/raised-hand.ts';
import { seesEverything } from '#shared/domain/role.ts';
import { recentSideThreadMs } from '#shared/domain/side-thread.ts';
import { othersWrapUpMs, recentWrapUpMs } from '#shared/domain/wrap-up.ts';
import type { Clock } from '../platform/clock.ts';
import type { Tables } from '../store/index.ts';
import type { Reader } from './reader.ts';

/** Threads that were active within this time come with their messages; older ones are loaded when opened. */
export const recentThreadMs = 14 * 24 * 60 * 60 * 1000;

/** The reader's view as a condition: `canSee` of the shared rules, in SQL. */
export function visible(
  builder: ExpressionBuilder<Tables, EntityName>,
  clock: Clock,
  reader: Reader,
  entity: EntityName,
) {
  const everything = sql<boolean>`true`;
  const queues = sql.val([...reader.queueIds]);
  const placed = (alias: string) => {
    const column = (name: string) => sql.ref(`${alias}.${name}`);
    return seesEverything(reader.role)
      ? everything
      : sql<boolean>`(${column('assigneeId')} = ${reader.userId} or ${column('queueId')} is null or ${column('queueId')} = any(${queues}::text[]))`;
  };
  switch (entity) {
    case 'conversation':
      return placed('conversation');
    case 'message': {
      const since = clock.now() - recentThreadMs;
      return sql<boolean>`exists (select 1 from conversation c where c.id = message.conversation_id
        and (c.state <> 'resolved' or c.activity_at > ${since}) and ${placed('c')})`;
    }
    case 'slaClock':
    case 'queueWait':
      return sql<boolean>`exists (select 1 from conversation c where c.id = ${sql.ref(`${entity}.id`)}
        and c.state <> 'resolved' and ${placed('c')})`;
    case 'wrapUp': {
      const others = seesEverything(reader.role)
        ? sql<boolean>`wrap_up.ended_at > ${clock.now() - othersWrapUpMs}`
        : sql<boolean>`false`;
      return sql<boolean>`(wrap_up.ended_at is null or ${others}
        or (wrap_up.user_id = ${reader.userId} and wrap_up.ended_at > ${clock.now() - recentWrapUpMs}))`;
    }
    case 'readMark':
      return builder.eb(sql.ref('readMark.userId'), '=', reader.userId);
    case 'offer':
      return seesEverything(reader.role)
        ? sql<boolean>`offer.state = 'ringing'`
        : sql<boolean>`offer.state = 'ringing' and offer.user_id = ${reader.userId}`;
    case 'supervision':
      return seesEverything(reader.role)
        ? sql<boolean>`supervision.ended_at is null`
        : sql<boolean>`supervision.ended_at is null and supervision.agent_told
            and (supervision.conversation_id is not null or supervision.agent_id = ${reader.userId})
            and (supervision.conversation_id is null or exists (select 1 from conversation c
              where c.id = supervision.conversation_id and ${placed('c')}))`;
    case 'participant':
      return sql<boolean>`participant.left_at is null and exists (select 1 from conversation c
        where c.id = participant.conversation_id and c.state <> 'resolved' and ${placed('c')})`;
    case 'whisper': {
      const since = clock.now() - recentThreadMs;
      return sql<boolean>`exists (select 1 from conversation c where c.id = whisper.conversation_id
        and (c.state <> 'resolved' or c.activity_at > ${since}) and ${placed('c')})`;
    }
    case 'raisedHand': {
      const recent = sql<boolean>`(raised_hand.closed_at is null or raised_hand.closed_at > ${clock.now() - recentHandMs})`;
      return seesEverything(reader.role) ? recent : sql<boolean>`raised_hand.user_id = ${reader.userId} and ${recent}`;
    }
    case 'bulkAction':
      return sql<boolean>`bulk_action.actor_id = ${reader.userId} and bulk_action.at > ${clock.now() - undoableMs}`;
    case 'mention':
      return sql<boolean>`mention.user_id = ${reader.userId}
        and (mention.seen_at is null or mention.seen_at > ${clock.now() - recentMentionMs})`;
    case 'sideThread':
    case 'sideMessage': {
      const since = clock.now() - recentSideThreadMs;
      const id = sql.ref(entity === 'sideThread' ? 'sideThread.id' : 'sideMessage.sideThreadId');
      return sql<boolean>`exists (select 1 from side_thread t join conversation c on c.id = t.conversation_id
        where t.id = ${id} and (t.closed_at is null or t.closed_at > ${since})
        and (t.member_ids @> ${sql.val(JSON.stringify([reader.userId]))}::jsonb or ${placed('c')}))`;
    }
    default:
      return everything;
  }
}
