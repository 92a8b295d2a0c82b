import { nameOf, openOne } from '../codec.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { draftContentSchema } from '../engine/protocol.ts';

/** What the agent's own unsent work refers to; none of it may leave the cache. */
export async function namedByAgent({ db, codec, ledger }: OpenDesk): Promise<{
  conversations: ReadonlySet<string>;
  files: ReadonlySet<string>;
}> {
  const conversations = new Set<string>();
  const files = new Set<string>();
  for (const { conversationId, fileIds, touched } of ledger.entries.values()) {
    if (conversationId !== null) conversations.add(conversationId);
    for (const { entity, id } of touched) if (entity === 'conversation') conversations.add(id);
    for (const id of fileIds) files.add(id);
  }
  for (const { conversationId, kind, body } of await db.drafts.toArray()) {
    conversations.add(conversationId);
    const content = draftContentSchema.safeParse(await openOne(codec, body, nameOf('draft', conversationId, kind)));
    for (const { id } of content.data?.attachments ?? []) files.add(id);
  }
  return { conversations, files };
}
