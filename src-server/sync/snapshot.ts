import { type ExpressionBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { SnapshotAnswer, snapshotRequestSchema } from '#shared/contract/sync.ts';
import { undoableMs } from '#shared/domain/bulk-action.ts';
import { type EntityName, entityNames } from '#shared/domain/entities.ts';
import { recentMentionMs } from '#shared/domain/mention.ts';
import { recentHandMs } from '#shared/domain/raised-hand.ts';
import { seesEverything } from '#shared/domain/role.ts';
import { recentSideThreadMs } from '#shared/domain/side-thread.ts';
import { recentWrapUpMs } from '#shared/domain/wrap-up.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Tables } from '../store/index.ts';
import { ends } from './pull.ts';
import { type Reader, scopeOf } from './reader.ts';

/** Threads that were active within this time come with their messages; older ones are loaded when opened. */
export const recentThreadMs = 14 * 24 * 60 * 60 * 1000;

/** Where a snapshot stands; opaque to the desktop. `key` is the last row sent of `entity`. */
const pageSchema = z.object({
  entity: z.enum(entityNames as [EntityName, ...EntityName[]]),
  key: z.tuple([z.number(), z.string()]).nullable(),
  cursor: z.number().int(),
  sent: z.number().int(),
  total: z.number().int(),
});
type Page = z.infer<typeof pageSchema>;

/** Entities with a time to sort by come newest first, so that the screen fills with what matters. */
const timeOf: Partial<Record<EntityName, 'activityAt' | 'sentAt' | 'placedAt'>> = {
  conversation: 'activityAt',
  message: 'sentAt',
  order: 'placedAt',
};

export class BadPage extends Error {}

/** One page of everything this reader may see. Stateless: the page itself says where it stands, so any process can answer it. */
export async function snapshot(
  db: Database,
  clock: Clock,
  reader: Reader,
  { page, limit }: z.infer<typeof snapshotRequestSchema>,
): Promise<SnapshotAnswer> {
  const at = page === null ? await firstPage(db, clock, reader) : readPage(page);
  const rows = await readRows(db, clock, reader, at, limit);
  const time = timeOf[at.entity];
  const last = rows.at(-1);
  const sent = at.sent + rows.length;
  const next = nextPage(
    { ...at, sent },
    rows.length === limit && last ? [time ? Number((last as never)[time]) : 0, last.id] : null,
  );
  return {
    scope: scopeOf(reader),
    cursor: at.cursor,
    changes: rows.map((row) => ({ entity: at.entity, id: row.id, row })),
    next: next === null ? null : Buffer.from(JSON.stringify(next)).toString('base64url'),
    sent,
    total: Math.max(at.total, sent),
  };
}

function readPage(page: string): Page {
  try {
    return pageSchema.parse(JSON.parse(Buffer.from(page, 'base64url').toString()));
  } catch {
    throw new BadPage('this page token is not one of ours');
  }
}

async function firstPage(db: Database, clock: Clock, reader: Reader): Promise<Page> {
  const { last } = await ends(db);
  let total = 0;
  for (const entity of entityNames) {
    const row = await db
      .selectFrom(entity as EntityName)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where((builder) => visible(builder, clock, reader, entity))
      .executeTakeFirst();
    total += Number(row?.count ?? 0);
  }
  return { entity: entityNames[0] ?? 'workspace', key: null, cursor: last, sent: 0, total };
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

/** The reader's view as a condition: `canSee` of the shared rules, in SQL. */
function visible(builder: ExpressionBuilder<Tables, EntityName>, clock: Clock, reader: Reader, entity: EntityName) {
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
    case 'wrapUp':
      return sql<boolean>`(wrap_up.ended_at is null or wrap_up.ended_at > ${clock.now() - recentWrapUpMs})`;
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
