import { sql } from 'kysely';
import { appendMessage, withReplyDue } from '#shared/domain/append-message.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { Row } from '#shared/domain/entities.ts';
import { newConversation } from '#shared/domain/new-conversation.ts';
import { emptyMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { IncomingMessage } from '../channels/connector.ts';
import { resolveCustomer } from '../customers/index.ts';
import type { Tables, Unit } from '../store/index.ts';
import { findAnswered, findThread } from './find-thread.ts';
import { sortByKeywords } from './sort-by-keywords.ts';

/** Texts longer than the contract allows are cut for the thread and kept whole as a file beside it. */
export const longestText = 200_000;
export const longestHtml = 2_000_000;

/** A message that came in, its files already kept. */
export interface Arrival {
  inboxId: string;
  incoming: IncomingMessage;
  messageId: string;
  attachments: readonly Attachment[];
}

/**
 * Puts one message where it belongs, whatever that takes: a customer and a conversation are made when there are none.
 * @returns the conversation's id
 * @throws AlreadyStored
 */
export async function place(unit: Unit, arrival: Arrival): Promise<string> {
  const { inboxId, incoming, messageId, attachments } = arrival;
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
  const { conversation, message } = await append(unit, arrival, before, customer, existing === null);
  await unit.put('conversation', conversation, existing);
  await unit.put('message', message, null);
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

/** The message at the end of its thread, and what it makes of the conversation. Writes nothing. */
export async function append(
  unit: Unit,
  { incoming, messageId, attachments }: Arrival,
  before: Row<'conversation'>,
  customer: Pick<Row<'customer'>, 'tier'>,
  isNew: boolean,
): Promise<{ conversation: Row<'conversation'>; message: Row<'message'> }> {
  const { conversation, message } = appendMessage(before, {
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
  const sorted = incoming.automatic ? conversation : await sortByKeywords(unit, conversation, message, isNew);
  const queue = (await unit.list('queue')).find(({ id }) => id === sorted.queueId) ?? null;
  return { conversation: withReplyDue(sorted, queue, customer), message };
}

/** The same message was stored by somebody else meanwhile; everything done for it here is undone. */
export class AlreadyStored extends Error {}

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
