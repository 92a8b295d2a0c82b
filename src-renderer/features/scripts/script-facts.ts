import type { Conversation } from '#shared/domain/conversation.ts';
import type { ScriptFacts } from '#shared/domain/script.ts';
import type { CustomerCard, Thread } from '../../sync/index.ts';

/** The last thing the customer wrote: from the thread when it is here, else the first words the list row knows. */
export function latestInboundText(conversation: Conversation, thread: Thread | null | undefined): string {
  const said = thread?.messages.findLast(({ message }) => message.kind === 'inbound')?.message.text;
  if (said !== undefined) return said;
  return conversation.lastMessage?.kind === 'inbound' ? conversation.lastMessage.preview : '';
}

export const scriptFacts = (
  conversation: Conversation,
  { customer, orders }: CustomerCard,
  inboundText: string,
): ScriptFacts => ({
  customer,
  orders,
  channel: conversation.channel,
  queueId: conversation.queueId,
  tagIds: conversation.tagIds,
  language: conversation.language ?? customer.language,
  latestInboundText: `${conversation.subject} ${inboundText}`,
});
