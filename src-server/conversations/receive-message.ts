import { sql } from 'kysely';
import { appendMessage, withReplyDue } from '#shared/domain/append-message.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import { newConversation } from '#shared/domain/new-conversation.ts';
import { emptyMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Files } from '../attachments/index.ts';
import type { IncomingMessage } from '../channels/connector.ts';
import { resolveCustomer } from '../customers/index.ts';
import type { Logger } from '../platform/log.ts';
import type { Store, Tables, Unit } from '../store/index.ts';
import { findAnswered, findThread } from './find-thread.ts';
import { sortByKeywords } from './sort-by-keywords.ts';

/** Texts longer than the contract allows are cut for the thread and kept whole as a file beside it. */
const longestText = 200_000;
const longestHtml = 2_000_000;

/**
 * Takes in what a customer wrote, through whichever connector: finds or makes the customer and the conversation, stores message
 * and files, starts the wait for a reply. The provider's id makes it happen once.
 */
export function createIntake({ store, files, log }: { store: Store; files: Files; log: Logger }) {
  async function receive(inboxId: string, incoming: IncomingMessage): Promise<'stored' | 'duplicate'> {
    const messageId = newId();
    // Asked before files are read for nothing; without files the claim below tells as well.
    if (incoming.files.length > 0 && (await isKnown(inboxId, incoming.externalId))) return 'duplicate';
    // Files first and outside the transaction: reading them may take minutes. A crash in between leaves files nobody refers to.
    const attachments = await saveFiles(incoming, messageId);
    try {
      const { value } = await store.transact((unit) => place(unit, inboxId, incoming, messageId, attachments));
      log.info({ inboxId, conversationId: value, messageId, files: attachments.length }, 'message received');
      return 'stored';
    } catch (error) {
      if (error instanceof AlreadyStored) return 'duplicate';
      throw error;
    }
  }

  const isKnown = async (inboxId: string, externalId: string): Promise<boolean> =>
    (await store.db
      .selectFrom('messageLink')
      .select('messageId')
      .where('inboxId', '=', inboxId)
      .where('externalId', '=', externalId)
      .executeTakeFirst()) !== undefined;

  async function saveFiles(incoming: IncomingMessage, messageId: string): Promise<Attachment[]> {
    const saved: Attachment[] = [];
    for (const [index, { name, mimeType, contentId, read }] of incoming.files.entries()) {
      const id = `${messageId}-${index}`;
      saved.push(
        await files.save(
          { id, name: name.slice(0, 255) || 'file', mimeType, contentId, ownerId: null, conversationId: null },
          await read(),
        ),
      );
    }
    const { text, html } = incoming;
    const whole = text.length > longestText ? { name: 'message.txt', mimeType: 'text/plain', content: text } : null;
    const wholeHtml =
      (html?.length ?? 0) > longestHtml ? { name: 'message.html', mimeType: 'text/html', content: html ?? '' } : null;
    for (const extra of [whole, wholeHtml]) {
      if (extra === null) continue;
      const file = {
        id: `${messageId}-${extra.name}`,
        name: extra.name,
        mimeType: extra.mimeType,
        contentId: null,
        ownerId: null,
        conversationId: null,
      };
      saved.push(await files.save(file, Buffer.from(extra.content)));
    }
    return saved;
  }

  return { receive };
}
export type Intake = ReturnType<typeof createIntake>;

/**
 * @returns the conversation's id
 * @throws AlreadyStored
 */
async function place(
  unit: Unit,
  inboxId: string,
  incoming: IncomingMessage,
  messageId: string,
  attachments: Attachment[],
): Promise<string> {
  const inbox = (await unit.list('inbox')).find(({ id }) => id === inboxId);
  if (inbox === undefined) throw new Error(`there is no inbox ${inboxId}`);
  const { threadKey, references } = incoming;
  // A bounce or an out-of-office belongs to the mail it answers, whoever sends it: mailer-daemon is no customer.
  const answered = incoming.automatic ? await findAnswered(unit, inboxId, references) : null;
  const customer =
    (answered && (await unit.find('customer', answered.customerId))) ??
    (await resolveCustomer(unit, incoming.from, 'EUR'));
  const existing = answered ?? (await findThread(unit, { inboxId, customerId: customer.id, threadKey, references }));
  const before = existing ?? {
    ...newConversation({
      id: newId(),
      number: await nextConversationNumber(unit),
      customerId: customer.id,
      inboxId: inbox.id,
      channel: inbox.channel,
      queueId: inbox.queueId,
      subject: incoming.subject?.slice(0, 998) ?? '',
      language: customer.language,
      createdAt: unit.now,
    }),
    // A mail found days later takes its place among the others of its day.
    activityAt: Math.min(incoming.sentAt, unit.now),
  };
  const appended = appendMessage(before, {
    // A provider's clock may run ahead; a message from the future would stay on top of every list.
    ...emptyMessage(messageId, before.id, 'inbound', Math.min(incoming.sentAt, unit.now)),
    senderName: incoming.from.name ?? incoming.from.label,
    text: incoming.text.slice(0, longestText),
    html: incoming.html !== null && incoming.html.length > longestHtml ? null : incoming.html,
    quotedText: incoming.quotedText?.slice(0, longestText) ?? null,
    subject: incoming.subject?.slice(0, 998) ?? null,
    recipients: incoming.recipients,
    attachments: attachments.slice(0, 50),
    automatic: incoming.automatic,
    delivery: { status: 'received', at: unit.now, failure: null },
  });
  const sorted = incoming.automatic
    ? appended.conversation
    : await sortByKeywords(unit, appended.conversation, appended.message, existing === null);
  const queue = (await unit.list('queue')).find(({ id }) => id === sorted.queueId) ?? null;
  const conversation = withReplyDue(sorted, queue, customer);
  await unit.put('conversation', conversation, existing);
  await unit.put('message', appended.message, null);
  const address = answered === null ? (threadKey ?? incoming.from.value) : null;
  await claim(unit, { inboxId, externalId: incoming.externalId, messageId, conversationId: before.id }, address);
  if (attachments.length > 0) {
    await unit.sql
      .updateTable('attachment')
      .set({ conversationId: before.id })
      .where(
        'id',
        'in',
        attachments.map(({ id }) => id),
      )
      .execute();
  }
  return before.id;
}

/** The same message was stored by somebody else meanwhile; everything done for it here is undone. */
class AlreadyStored extends Error {}

/**
 * Takes the provider's id for this message, which one delivery alone can, and remembers where the customer wrote from: the
 * provider's thread, or the very address of several. One statement, because this is done for every message that comes in.
 * @throws AlreadyStored when the id is taken
 */
async function claim(unit: Unit, link: Tables['messageLink'], address: string | null): Promise<void> {
  const { inboxId, externalId, messageId, conversationId } = link;
  const remembered = sql`, remembered as (
      insert into conversation_thread (inbox_id, thread_key, conversation_id, at)
      values (${inboxId}, ${address}, ${conversationId}, ${unit.now})
      on conflict (inbox_id, thread_key, conversation_id) do update set at = excluded.at)`;
  const { rows } = await sql`
    with claimed as (
      insert into message_link (inbox_id, external_id, message_id, conversation_id)
      values (${inboxId}, ${externalId}, ${messageId}, ${conversationId})
      on conflict (inbox_id, external_id) do nothing returning message_id)
      ${address === null ? sql`` : remembered}
    select message_id from claimed`.execute(unit.sql);
  if (rows.length === 0) throw new AlreadyStored();
}

export async function nextConversationNumber(unit: Unit): Promise<number> {
  const { rows } = await sql<{ number: number }>`select nextval('conversation_number') as number`.execute(unit.sql);
  return Number(rows[0]?.number);
}
