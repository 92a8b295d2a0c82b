import { type Order, orderInQuestion } from '#shared/domain/order.ts';
import { type CustomerCard, useConversation, useCustomer, useMe, useWorkspace } from '../../sync/index.ts';
import type { TemplateFacts } from './template-values.ts';

export interface ConversationFacts {
  facts: TemplateFacts;
  card: CustomerCard | null;
}

/** What is known of a conversation for filling prepared texts; undefined while it is being read. */
export function useTemplateFacts(conversationId: string | null, order?: Order | null): ConversationFacts | undefined {
  const conversation = useConversation(conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  const agent = useMe();
  const workspace = useWorkspace();
  if (conversation === undefined || (conversation && card === undefined)) return undefined;
  const customer = card?.customer ?? null;
  return {
    card: card ?? null,
    facts: {
      customer,
      order: order ?? orderInQuestion(card?.orders ?? []),
      conversation,
      agent: agent ?? null,
      workspace: workspace ?? null,
      language: customer?.language ?? conversation?.language ?? workspace?.language ?? 'en',
    },
  };
}
