import { type Script, suggestScripts } from '#shared/domain/script.ts';
import type { ConversationListItem } from '../../sync/index.ts';

export interface Fit {
  /** Different customers whose conversation here would get the script. */
  customers: number;
  looked: number;
  /** Orders are not in list rows, so a condition on them was left out: the number is the most it can be. */
  isUpperLimit: boolean;
}

/** For how many customers of these conversations a trigger would offer its script: the rule itself, on what is cached here. */
export function countFit(trigger: Script['trigger'], items: readonly ConversationListItem[]): Fit {
  const script: Script = {
    id: 'fit',
    name: 'fit',
    enabled: true,
    trigger: { ...trigger, orderStatuses: [] },
    steps: [{ id: 'step', title: {}, say: {}, rewardId: null }],
    updatedAt: 0,
  };
  const customers = new Map<string, boolean>();
  for (const { conversation, customer } of items) {
    if (!customer) continue;
    const { channel, queueId, tagIds, language, subject, lastMessage } = conversation;
    const said = lastMessage?.kind === 'inbound' ? lastMessage.preview : '';
    const facts = { customer, orders: [], channel, queueId, tagIds, language: language ?? customer.language };
    const fits = suggestScripts([script], { ...facts, latestInboundText: `${subject} ${said}` }).length > 0;
    customers.set(customer.id, fits || customers.get(customer.id) === true);
  }
  return {
    customers: [...customers.values()].filter(Boolean).length,
    looked: customers.size,
    isUpperLimit: trigger.orderStatuses.length > 0,
  };
}
