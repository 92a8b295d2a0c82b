import type { Row } from '#shared/domain/entities.ts';
import type { User } from '#shared/domain/user.ts';
import { aConversation, aCustomer, aQueue, aUser } from '../../factories/rows.ts';

/** A floor of agents: each in one queue, available, with conversations of their own. */
export interface Floor {
  queues: Row<'queue'>[];
  users: User[];
  presence: Row<'presence'>[];
  customers: Row<'customer'>[];
  identities: Row<'identity'>[];
  conversations: Row<'conversation'>[];
}

export const visitorOf = (conversation: number): string => `visitor-${conversation}`;

/** @param options conversations go round the agents, so `conversations / agents` are each one's; leads come after the agents */
export function aFloor(options: {
  agents: number;
  queues: number;
  conversations: number;
  now: number;
  leads?: number | undefined;
}): Floor {
  const { now } = options;
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const queueOf = (agent: number) => `queue-${agent % options.queues}`;
  return {
    queues: numbers(options.queues).map((n) => aQueue({ id: `queue-${n}`, name: `Queue ${n}` })),
    users: [
      ...numbers(options.agents).map((n) =>
        aUser({ id: `agent-${n}`, name: `Agent ${n}`, email: `agent-${n}@example.com`, queueIds: [queueOf(n)] }),
      ),
      ...numbers(options.leads ?? 0).map((n) =>
        aUser({ id: `lead-${n}`, name: `Lead ${n}`, email: `lead-${n}@example.com`, role: 'lead', queueIds: [] }),
      ),
    ],
    presence: numbers(options.agents).map((n) => ({ id: `agent-${n}`, state: 'available', reason: null, since: now })),
    customers: numbers(options.conversations).map((n) => aCustomer({ id: `customer-${n}`, name: `Customer ${n}` })),
    identities: numbers(options.conversations).map((n) => ({
      id: `identity-${n}`,
      customerId: `customer-${n}`,
      kind: 'visitor',
      value: visitorOf(n),
      label: `Visitor ${n}`,
    })),
    conversations: numbers(options.conversations).map((n) =>
      aConversation({
        id: `conversation-${n}`,
        number: 1 + n,
        customerId: `customer-${n}`,
        inboxId: 'inbox-chat',
        queueId: queueOf(n % options.agents),
        assigneeId: `agent-${n % options.agents}`,
        createdAt: now,
        activityAt: now,
      }),
    ),
  };
}
