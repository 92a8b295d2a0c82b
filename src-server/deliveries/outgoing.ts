import { channels } from '#shared/channels/registry.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Files } from '../attachments/index.ts';
import type { Address, OutgoingFile, OutgoingMessage } from '../channels/connector.ts';
import type { Store } from '../store/index.ts';

/** How many earlier messages a reply refers to; RFC 5322 has no bound, but mail servers cut long headers. */
const longestReferences = 30;

/** The identity of the customer that this channel writes to, or null when none is known. */
async function addressOf(store: Store, conversation: Row<'conversation'>): Promise<Address | null> {
  const kind = channels[conversation.channel].identityKind;
  const identities = await store.db
    .selectFrom('identity')
    .innerJoin('customer', 'customer.id', 'identity.customerId')
    .select(['identity.kind', 'identity.value', 'identity.label', 'customer.name'])
    .where('identity.customerId', '=', conversation.customerId)
    .where('identity.kind', '=', kind)
    .execute();
  const [only] = identities;
  if (identities.length <= 1) return only ?? null;
  // Several addresses: the one this thread was last written from.
  const inbound = await store.db
    .selectFrom('conversationThread')
    .select('threadKey')
    .where('conversationId', '=', conversation.id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return identities.find(({ value }) => value === inbound?.threadKey) ?? only ?? null;
}

/** Everything a connector needs to send one message, read from the store; files stay on disk until it reads them. */
export async function readOutgoing(store: Store, files: Files, messageId: string): Promise<OutgoingMessage | null> {
  const message = await store.db.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirst();
  // The last gate before the outside world: only what is meant for the customer ever passes.
  if (message?.kind !== 'outbound') return null;
  const conversation = await store.db
    .selectFrom('conversation')
    .selectAll()
    .where('id', '=', message.conversationId)
    .executeTakeFirstOrThrow();
  const to = await addressOf(store, conversation);
  if (to === null) return null;
  const thread = await store.db
    .selectFrom('conversationThread')
    .select('threadKey')
    .where('conversationId', '=', conversation.id)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const links = await store.db
    .selectFrom('messageLink')
    .innerJoin('message', 'message.id', 'messageLink.messageId')
    .select('messageLink.externalId')
    .where('messageLink.conversationId', '=', conversation.id)
    .where('message.position', '<', message.position)
    .where('message.kind', 'in', ['inbound', 'outbound'])
    .orderBy('message.position', 'desc')
    .limit(longestReferences)
    .execute();
  const author =
    message.authorId === null
      ? undefined
      : await store.db.selectFrom('user').select('name').where('id', '=', message.authorId).executeTakeFirst();
  return {
    messageId: message.id,
    conversationId: conversation.id,
    to,
    threadKey: thread?.threadKey ?? null,
    references: links.map(({ externalId }) => externalId).reverse(),
    text: message.text,
    html: message.html,
    subject: message.subject ?? (conversation.subject || null),
    recipients: message.recipients,
    files: await Promise.all(message.attachments.map(({ id }) => readFileOf(files, id))),
    authorName: author?.name ?? null,
    sentAt: message.sentAt,
    automatic: message.automatic,
  };
}

async function readFileOf(files: Files, id: string): Promise<OutgoingFile> {
  const stored = await files.find(id);
  if (stored === null) throw new Error(`attachment ${id} has no file`);
  return {
    name: stored.name,
    mimeType: stored.mimeType,
    sizeBytes: stored.sizeBytes,
    contentId: stored.contentId,
    read: () => files.readAll(stored),
  };
}
