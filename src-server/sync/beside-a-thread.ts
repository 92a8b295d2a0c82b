import { sql } from 'kysely';
import type { WireChange } from '#shared/contract/sync.ts';
import type { EntityName } from '#shared/domain/entities.ts';
import { recentSideThreadMs } from '#shared/domain/side-thread.ts';
import type { Database } from '../store/index.ts';
import type { Visibility } from './reader.ts';

/** Rows that are seen through a conversation and matter to whoever comes to see it. Whispers as many as messages come along. */
const onEntry = {
  supervision: sql<boolean>`agent_told and ended_at is null`,
  participant: sql<boolean>`left_at is null`,
  whisper: sql<boolean>`id in (select w.id from whisper w where w.conversation_id = whisper.conversation_id order by w.sent_at desc limit 50)`,
} as const;

/** Rows that bear their conversation's id. */
const ofSameId = ['slaClock', 'queueWait'] as const;
/** Rows that nobody sees but through their conversation. For what is said aside see `loadAsides`: its members see it anyway. */
const onlyThroughIt = ['supervision', 'participant', 'whisper'] as const;

/** What comes along, besides messages, when a conversation enters a reader's view. */
export async function rowsOnEntry(db: Database, conversationId: string): Promise<WireChange[]> {
  const changes: WireChange[] = [];
  for (const entity of ofSameId) {
    const row = await db.selectFrom(entity).selectAll().where('id', '=', conversationId).executeTakeFirst();
    if (row) changes.push({ entity, id: row.id, row });
  }
  for (const [entity, condition] of Object.entries(onEntry)) {
    const rows = await db
      .selectFrom(entity as keyof typeof onEntry)
      .selectAll()
      .where('conversationId', '=', conversationId)
      .where(condition)
      .execute();
    changes.push(...rows.map((row) => ({ entity: entity as EntityName, id: row.id, row })));
  }
  return changes;
}

/**
 * What goes along, besides messages, when a conversation leaves a reader's view. A row that stayed would be shown again as it was,
 * out of date, when the conversation comes back.
 */
export async function rowsOnLeave(db: Database, conversationId: string): Promise<WireChange[]> {
  const gone: WireChange[] = ofSameId.map((entity) => ({ entity, id: conversationId, row: null }));
  for (const entity of onlyThroughIt) {
    const rows = await db
      .selectFrom(entity)
      .select('id')
      .where('conversationId', '=', conversationId)
      .$if(entity === 'supervision', (query) => query.where(sql<boolean>`agent_told`))
      .execute();
    gone.push(...rows.map(({ id }) => ({ entity, id, row: null })));
  }
  return gone;
}

type Moved = Pick<Visibility, 'place' | 'placesBefore'>;

/**
 * What is said aside of conversations that move, as if it moved with them: who comes to see the conversation receives it, who no
 * longer does forgets it, and members, who need not see the conversation, keep it. What was closed long ago is for nobody.
 */
export async function loadAsides(
  db: Database,
  moved: ReadonlyMap<string, Moved>,
  now: number,
): Promise<{ entity: EntityName; id: string; row: unknown; visibility: Visibility }[]> {
  if (moved.size === 0) return [];
  const threads = await db
    .selectFrom('sideThread')
    .selectAll()
    .where(sql<boolean>`conversation_id = any(${sql.val([...moved.keys()])}::text[])`)
    .execute();
  if (threads.length === 0) return [];
  const ids = threads.map(({ id }) => id);
  const messages = await db.selectFrom('sideMessage').selectAll().where('sideThreadId', 'in', ids).execute();
  return threads.flatMap((thread) => {
    const { conversationId, memberIds, closedAt } = thread;
    const where = moved.get(conversationId) ?? { place: null, placesBefore: [] };
    const isOver = closedAt !== null && closedAt <= now - recentSideThreadMs;
    const asMoved = (entity: 'sideThread' | 'sideMessage', row: { id: string }) => ({
      entity,
      id: row.id,
      row: isOver ? null : row,
      visibility: { entity, conversationId, userId: null, memberIds, ...where },
    });
    const said = messages.filter(({ sideThreadId }) => sideThreadId === thread.id);
    return [asMoved('sideThread', thread), ...said.map((row) => asMoved('sideMessage', row))];
  });
}

/** Who is a member of the side conversations among these rows, by the rows' keys. */
export async function loadMembers(db: Database, rows: ReadonlyMap<string, unknown>): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>();
  const said = new Map<string, string>();
  for (const [key, row] of rows) {
    if (key.startsWith('sideThread ')) members.set(key, (row as { memberIds: string[] }).memberIds);
    if (key.startsWith('sideMessage ')) said.set(key, (row as { sideThreadId: string }).sideThreadId);
  }
  if (said.size === 0) return members;
  const threads = await db
    .selectFrom('sideThread')
    .select(['id', 'memberIds'])
    .where('id', 'in', [...new Set(said.values())])
    .execute();
  for (const [key, threadId] of said) members.set(key, threads.find(({ id }) => id === threadId)?.memberIds ?? []);
  return members;
}
