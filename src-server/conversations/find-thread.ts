import { type RawBuilder, sql } from 'kysely';
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
  const conversation =
    wanted.threadKey === null
      ? await byReferences(unit, wanted)
      : await byThreadKey(unit, wanted.inboxId, wanted.threadKey);
  // A forwarded mail may name somebody else's thread: another customer's message never joins it.
  if (conversation === null || conversation.customerId !== wanted.customerId) return null;
  return isTooOldToReopen(conversation, unit.now) ? null : conversation;
}

/** What the customer writes now is a new matter. */
export const isTooOldToReopen = ({ state, resolvedAt }: Row<'conversation'>, now: number): boolean =>
  state === 'resolved' && now - (resolvedAt ?? 0) > reopenWithinMs;

/** The conversation of the message that is answered, whoever answers; for what machines send back. */
export const findAnswered = (
  unit: Unit,
  inboxId: string,
  references: readonly string[],
): Promise<Row<'conversation'> | null> => byReferences(unit, { inboxId, references });

function byThreadKey(unit: Unit, inboxId: string, threadKey: string): Promise<Row<'conversation'> | null> {
  return whereItGoesOn(
    unit,
    sql`select conversation_id from conversation_thread
      where inbox_id = ${inboxId} and thread_key = ${threadKey} order by at desc limit 1`,
  );
}

async function byReferences(
  unit: Unit,
  { inboxId, references }: Pick<Wanted, 'inboxId' | 'references'>,
): Promise<Row<'conversation'> | null> {
  if (references.length === 0) return null;
  const links = await unit.sql
    .selectFrom('messageLink')
    .select(['externalId', 'conversationId'])
    .where('inboxId', '=', inboxId)
    .where('externalId', 'in', [...references])
    .execute();
  // References come nearest first: the message that was answered decides.
  const [nearest] = references.flatMap((reference) => links.find(({ externalId }) => externalId === reference) ?? []);
  return nearest === undefined ? null : whereItGoesOn(unit, sql`select ${nearest.conversationId}::text`);
}

/** The conversation itself, locked; or, when it was merged, the one in which that matter goes on. */
async function whereItGoesOn(unit: Unit, id: RawBuilder<unknown>): Promise<Row<'conversation'> | null> {
  const last = sql<string>`(with recursive chain (id, depth) as (
      select (${id}), 0
      union all select m.target_id, chain.depth + 1 from conversation_merge m join chain on m.id = chain.id where chain.depth < 50
    ) select id from chain order by depth desc limit 1)`;
  const found = await unit.sql
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', last)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}
