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
  const conversation = id === null ? null : await unit.find('conversation', id);
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
  return id === null ? null : unit.find('conversation', id);
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
