import type { Row } from '#shared/domain/entities.ts';
import { advanceClock, dueEvents, owedReplyDueAt } from '#shared/domain/sla-clock.ts';
import { pickPolicy } from '#shared/domain/sla-policy.ts';
import type { SampleConversation } from './conversations.ts';
import type { SampleCustomer } from './customers.ts';

interface Promises {
  slaPolicies: readonly Row<'slaPolicy'>[];
  businessHours: readonly Row<'businessHours'>[];
}

/**
 * Today's conversations with the clocks their promises would have, as if the product had written them. What is already late or
 * warned of counts as told: nobody who opens the sample is greeted by a hundred alarms.
 */
export function holdToSamplePromises(
  threads: readonly SampleConversation[],
  customers: readonly SampleCustomer[],
  { slaPolicies, businessHours }: Promises,
  now: number,
): { threads: SampleConversation[]; clocks: Row<'slaClock'>[] } {
  const tiers = new Map(customers.map(({ customer }) => [customer.id, customer.tier]));
  const clocks: Row<'slaClock'>[] = [];
  const held = threads.map((thread): SampleConversation => {
    const { conversation } = thread;
    const policy = pickPolicy(slaPolicies, conversation, tiers.get(conversation.customerId) ?? 'none');
    if (policy === null || conversation.state === 'resolved') return thread;
    const hours = businessHours.find(({ id }) => id === policy.hoursId) ?? null;
    const { clock } = dueEvents(advanceClock(null, conversation, { policy, hours }, now), now);
    clocks.push(clock);
    const replyDueAt = conversation.waitingSince === null ? null : owedReplyDueAt(clock);
    return { ...thread, conversation: { ...conversation, replyDueAt } };
  });
  return { threads: held, clocks };
}
