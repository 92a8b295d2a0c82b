import { type Expression, type SqlBool, sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import type { Files } from '../attachments/index.ts';
import type { OutgoingFile, PublicMessage, VisitorThreads } from '../channels/connector.ts';
import type { Store } from '../store/index.ts';

/**
 * What a customer's own browser may read back. The condition stands in SQL, in one place, for every read: only what the customer
 * wrote and what was handed to them. Notes, whispers and system lines, and replies that are still held or queued, never match.
 */
const isPublicSql: Expression<SqlBool> = sql<boolean>`(message.kind = 'inbound' or (message.kind = 'outbound'
  and message.delivery->>'status' in ('sending', 'unconfirmed', 'sent', 'delivered', 'read')))`;

const statusOf = (message: Row<'message'>): PublicMessage['status'] => {
  const status = message.delivery?.status;
  if (message.kind === 'inbound') return 'received';
  return status === 'read' || status === 'delivered' ? status : 'sent';
};

export function createVisitorThreads({ store, files }: { store: Store; files: Files }) {
  return (inboxId: string): VisitorThreads => {
    const ofThread = (threadKey: string) =>
      store.db
        .selectFrom('message')
        .innerJoin('conversationThread', 'conversationThread.conversationId', 'message.conversationId')
        .where('conversationThread.inboxId', '=', inboxId)
        .where('conversationThread.threadKey', '=', threadKey)
        .where(isPublicSql);

    async function describe(message: Row<'message'>): Promise<PublicMessage> {
      const author =
        message.authorId === null
          ? undefined
          : await store.db.selectFrom('user').select('name').where('id', '=', message.authorId).executeTakeFirst();
      const link = await store.db
        .selectFrom('messageLink')
        .select('externalId')
        .where('messageId', '=', message.id)
        .where('inboxId', '=', inboxId)
        .executeTakeFirst();
      return {
        id: message.id,
        externalId: link?.externalId ?? null,
        kind: message.kind === 'inbound' ? 'inbound' : 'outbound',
        authorName: author?.name ?? null,
        text: message.text,
        files: message.attachments.map(({ name, mimeType, sizeBytes }) => ({ name, mimeType, sizeBytes })),
        status: statusOf(message),
        sentAt: message.sentAt,
      };
    }

    return {
      async history(threadKey, beforeId, limit) {
        let query = ofThread(threadKey)
          .selectAll('message')
          .orderBy('message.sentAt', 'desc')
          .orderBy('message.position', 'desc')
          .limit(limit + 1);
        if (beforeId !== null) {
          const before = await ofThread(threadKey)
            .select(['message.sentAt', 'message.position'])
            .where('message.id', '=', beforeId)
            .executeTakeFirst();
          if (!before) return { messages: [], more: false, readByColleaguesAt: null };
          query = query.where(
            sql<boolean>`(message.sent_at, message.position) < (${before.sentAt}, ${before.position})`,
          );
        }
        const rows = await query.execute();
        const read = await store.db
          .selectFrom('readMark')
          .innerJoin('conversationThread', 'conversationThread.conversationId', 'readMark.conversationId')
          .select(({ fn }) => fn.max('readMark.at').as('at'))
          .where('conversationThread.inboxId', '=', inboxId)
          .where('conversationThread.threadKey', '=', threadKey)
          .executeTakeFirst();
        return {
          messages: await Promise.all(rows.slice(0, limit).reverse().map(describe)),
          more: rows.length > limit,
          readByColleaguesAt: read?.at ?? null,
        };
      },

      async file(threadKey, messageId, index): Promise<OutgoingFile | null> {
        const message = await ofThread(threadKey)
          .select('message.attachments')
          .where('message.id', '=', messageId)
          .executeTakeFirst();
        const attachment = message?.attachments[index];
        const stored = attachment && (await files.find(attachment.id));
        if (!stored) return null;
        return {
          name: stored.name,
          mimeType: stored.mimeType,
          sizeBytes: stored.sizeBytes,
          contentId: stored.contentId,
          read: () => files.readAll(stored),
        };
      },

      async staffed() {
        const { rows } = await sql<{ staffed: boolean }>`
          select exists (
            select 1 from presence p join "user" u on u.id = p.id
            where p.state in ('available', 'busy', 'wrap-up') and u.disabled_at is null and (
              (select queue_id from inbox where id = ${inboxId}) is null
              or u.queue_ids ? (select queue_id from inbox where id = ${inboxId}))
          ) as staffed`.execute(store.db);
        return rows[0]?.staffed ?? false;
      },
    };
  };
}
