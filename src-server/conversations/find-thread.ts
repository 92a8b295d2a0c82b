import { sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import type { Unit } from '../store/index.ts';

/** A resolved conversation is taken up again within this time; after it a new matter begins. */
export const reopenWithinMs = 7 * 24 * 60 * 60 * 1000;

interface Wanted {
  inboxId: string;
  customerId: string;
  threadKey: string | null;
  references: readonly string[];
}

/** The conversation an incoming message continues, or null when it begins one. */
export async function findThread(unit: Unit, wanted: Wanted): Promise<Row<'conversation'> | null> {
  const id =
    wanted.threadKey === null
      ? await byReferences(unit, wanted)
      : await byThreadKey(unit, wanted.inboxId, wanted.threadKey);
  const conversation = id === null ? null : await unit.find('conversation', await followMerges(unit, id));
  if (conversation === null) return null;
  // A forwarded mail may name somebody else's thread: another customer's message never joins it.
  if (conversation.customerId !== wanted.customerId) return null;
  const stale = conversation.state === 'resolved' && unit.now - (conversation.resolvedAt ?? 0) > reopenWithinMs;
  return stale ? null : conversation;
}

/** The conversation of the message that is answered, whoever answers; for what machines send back. */
export async function findAnswered(
  unit: Unit,
  inboxId: string,
  references: readonly string[],
): Promise<Row<'conversation'> | null> {
  const id = await byReferences(unit, { inboxId, references });
  return id === null ? null : unit.find('conversation', await followMerges(unit, id));
}

async function byThreadKey(unit: Unit, inboxId: string, threadKey: string): Promise<string | null> {
  const thread = await unit.sql
    .selectFrom('conversationThread')
    .select('conversationId')
    .where('inboxId', '=', inboxId)
    .where('threadKey', '=', threadKey)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return thread?.conversationId ?? null;
}

async function byReferences(
  unit: Unit,
  { inboxId, references }: Pick<Wanted, 'inboxId' | 'references'>,
): Promise<string | null> {
  if (references.length === 0) return null;
  const links = await unit.sql
    .selectFrom('messageLink')
    .select(['externalId', 'conversationId'])
    .where('inboxId', '=', inboxId)
    .where('externalId', 'in', [...references])
    .execute();
  // References come nearest first: the message that was answered decides.
  const nearest = references.flatMap((reference) => links.find(({ externalId }) => externalId === reference) ?? []);
  return nearest[0]?.conversationId ?? null;
}

/** An answer to a message of a merged conversation belongs where that matter goes on. */
async function followMerges(unit: Unit, conversationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain (id, depth) as (
      select ${conversationId}::text, 0
      union all select m.target_id, chain.depth + 1 from conversation_merge m join chain on m.id = chain.id where chain.depth < 50
    ) select id from chain order by depth desc limit 1`.execute(unit.sql);
  return rows[0]?.id ?? conversationId;
}
