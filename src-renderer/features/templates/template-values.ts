import type { Conversation } from '#shared/domain/conversation.ts';
import { type Customer, firstName } from '#shared/domain/customer.ts';
import type { Language } from '#shared/domain/language.ts';
import type { Order } from '#shared/domain/order.ts';
import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { TemplateValues } from '#shared/lib/template.ts';
import { formatFor } from '../../i18n/format.ts';

/** What a prepared text may be about. Null: not known here, so its values stay visible as written. */
export interface TemplateFacts {
  customer: Customer | null;
  /** The order the text is about; see `orderInQuestion`. */
  order: Order | null;
  conversation: Pick<Conversation, 'number' | 'subject'> | null;
  agent: Pick<User, 'name'> | null;
  workspace: Pick<Workspace, 'name'> | null;
  /** Dates and amounts are written the way this language does: the customer's, not the agent's. */
  language: Language;
}

/** Every name a prepared text may mention, in the order the helper of the admin screens lists them. */
export const templateVariables = [
  'customer.firstName',
  'customer.name',
  'customer.points',
  'customer.city',
  'order.number',
  'order.total',
  'order.placed',
  'order.carrier',
  'order.tracking',
  'order.expected',
  'agent.firstName',
  'agent.name',
  'conversation.number',
  'conversation.subject',
  'workspace.name',
] as const;
export type TemplateVariable = (typeof templateVariables)[number];

/** The values of every variable, as the customer reads them. Null where nothing is known. */
export function templateValues(facts: TemplateFacts): TemplateValues & Record<TemplateVariable, string | null> {
  const { customer, order, conversation, agent, workspace, language } = facts;
  const format = formatFor(language);
  const shipment = order?.shipments.at(-1);
  return {
    'customer.firstName': customer ? firstName(customer.name) : null,
    'customer.name': customer?.name || null,
    'customer.points': customer ? format.number(customer.points) : null,
    'customer.city': customer?.city ?? null,
    'order.number': order?.number ?? null,
    'order.total': order ? format.money(order.totalMinor, order.currency) : null,
    'order.placed': order ? format.date(order.placedAt) : null,
    'order.carrier': shipment?.carrier || null,
    'order.tracking': shipment?.trackingNumber || null,
    'order.expected': shipment?.expectedAt ? format.date(shipment.expectedAt) : null,
    'agent.firstName': agent ? firstName(agent.name) : null,
    'agent.name': agent?.name ?? null,
    // Until the server has given it a number there is none to tell.
    'conversation.number': conversation && conversation.number > 0 ? String(conversation.number) : null,
    'conversation.subject': conversation?.subject || null,
    'workspace.name': workspace?.name ?? null,
  };
}
