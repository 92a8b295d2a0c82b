import { channels } from '#shared/channels/registry.ts';
import { appendMessage, withReplyDue } from '#shared/domain/append-message.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import { asResolved } from '#shared/domain/conversation.ts';
import { firstName } from '#shared/domain/customer.ts';
import type { Row } from '#shared/domain/entities.ts';
import { newConversation } from '#shared/domain/new-conversation.ts';
import { orderInQuestion } from '#shared/domain/order.ts';
import { emptyMessage } from '#shared/domain/system-message.ts';
import type { SampleCustomer } from './customers.ts';
import { dialogues, type Topic, topics } from './dialogues/index.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

interface House {
  inboxes: Row<'inbox'>[];
  queues: Row<'queue'>[];
  users: Row<'user'>[];
  now: number;
}

export interface SampleConversation {
  conversation: Row<'conversation'>;
  messages: Row<'message'>[];
  threadKey: string;
}

const queueOf = (topic: Topic, tier: Row<'customer'>['tier']): string => {
  if (tier === 'gold' || tier === 'platinum') return 'vip';
  return topic === 'late' || topic === 'stock' ? 'delivery' : 'returns';
};
const tagsOf: Record<Topic, string[]> = {
  late: ['tag-delivery'],
  exchange: ['tag-return'],
  refund: ['tag-refund'],
  invoice: ['tag-invoice'],
  praise: ['tag-praise'],
  stock: [],
};

/** How far a conversation has come: the last 140 are today's work, everything before is history. */
interface Stage {
  state: Row<'conversation'>['state'];
  lines: number;
  startedAt: number;
  assigned: boolean;
}

/** One to so many days ago, at any hour. */
const daysAgo = (random: Random, most: number, now: number): number =>
  now - random.int(1, most) * day - random.int(0, 600) * minute;

/** Today's work waits for minutes, seldom for hours: a morning on a floor that copes. */
function stageOf(random: Random, index: number, total: number, now: number): Stage {
  const fromEnd = total - 1 - index;
  if (fromEnd < 14) return { state: 'open', lines: 1, startedAt: now - random.int(1, 12) * minute, assigned: false };
  if (fromEnd < 50) return { state: 'open', lines: 3, startedAt: now - random.int(45, 70) * minute, assigned: true };
  if (fromEnd < 80) return { state: 'open', lines: 2, startedAt: now - random.int(60, 600) * minute, assigned: true };
  if (fromEnd < 90) return { state: 'open', lines: 1, startedAt: now - random.int(20, 90) * minute, assigned: true };
  if (fromEnd < 115) return { state: 'pending', lines: 2, startedAt: daysAgo(random, 4, now), assigned: true };
  if (fromEnd < 140) return { state: 'snoozed', lines: 2, startedAt: daysAgo(random, 6, now), assigned: true };
  return {
    state: 'resolved',
    lines: 4,
    startedAt: now - day - Math.floor((400 * day * fromEnd) / total) - random.int(0, 600) * minute,
    assigned: true,
  };
}

/** Conversations over every channel, oldest first, each with the rows the product itself would have written. */
export function sampleConversations(
  random: Random,
  customers: readonly SampleCustomer[],
  house: House,
  total: number,
): SampleConversation[] {
  return Array.from({ length: total }, (_, index) => {
    const last = index === total - 1;
    const one = last ? customers[0] : random.pick(customers);
    if (!one) throw new Error('a sample needs customers');
    const stage = last
      ? { state: 'open' as const, lines: 3, startedAt: house.now - 12 * minute, assigned: true }
      : stageOf(random, index, total, house.now);
    const topic: Topic = last ? 'late' : random.pick(topics);
    return converse(random, one, stage, topic, house, { number: 1_001 + index, hero: last });
  });
}

function channelFor(
  random: Random,
  { identities }: SampleCustomer,
  hero: boolean,
): { channel: ChannelId; identity: Row<'identity'> } {
  const reachable = Object.values(channels).flatMap(({ id, identityKind }) => {
    const identity = identities.find(({ kind }) => kind === identityKind);
    return identity ? [{ channel: id, identity }] : [];
  });
  return (hero && reachable.find(({ channel }) => channel === 'web-chat')) || random.pick(reachable);
}

function converse(
  random: Random,
  one: SampleCustomer,
  stage: Stage,
  topic: Topic,
  house: House,
  { number, hero }: { number: number; hero: boolean },
): SampleConversation {
  const { customer, language, orders } = one;
  const { channel, identity } = channelFor(random, one, hero);
  const inbox = house.inboxes.find((candidate) => candidate.channel === channel);
  if (!inbox) throw new Error(`the sample has no inbox for ${channel}`);
  const queueId = queueOf(topic, customer.tier);
  const agents = house.users.filter(({ role, queueIds }) => role === 'agent' && queueIds.includes(queueId));
  const agent = stage.assigned ? (hero ? agents.find(({ id }) => id === 'ana') : random.pick(agents)) : undefined;
  // The order that scripts and canned replies will name, so that both speak of the same parcel.
  const orderNumber = orderInQuestion(orders)?.number ?? '10400';
  const words = (text: string) =>
    text.replaceAll('{n}', orderNumber).replaceAll('{name}', firstName(customer.name) ?? '');
  const { subject, lines } = dialogues[language][topic];
  const id = `conversation-${number}`;
  let conversation: Row<'conversation'> = {
    ...newConversation({
      id,
      number,
      customerId: customer.id,
      inboxId: inbox.id,
      channel,
      queueId,
      subject: words(subject),
      language,
      createdAt: stage.startedAt,
    }),
    assigneeId: agent?.id ?? null,
    priority: random.chance(0.08) ? 'high' : 'normal',
    tagIds: tagsOf[topic],
    script: hero ? { scriptId: 'script-late-gold', doneStepIds: ['greet'] } : null,
  };
  const messages: Row<'message'>[] = [];
  const say = (kind: 'inbound' | 'outbound' | 'note', text: string, at: number) => {
    const outbound = kind === 'outbound';
    const appended = appendMessage(conversation, {
      ...emptyMessage(`${id}-${messages.length + 1}`, id, kind, at),
      authorId: kind === 'inbound' ? null : (agent?.id ?? null),
      senderName: kind === 'inbound' ? customer.name : null,
      text,
      subject: channel === 'email' ? `${messages.length > 0 ? 'Re: ' : ''}${conversation.subject}` : null,
      delivery:
        kind === 'note'
          ? null
          : {
              status: outbound ? (channels[channel].capabilities.readReceipts ? 'read' : 'sent') : 'received',
              at,
              failure: null,
            },
    });
    conversation = appended.conversation;
    messages.push(appended.message);
  };
  let at = stage.startedAt;
  for (const [position, line] of lines.slice(0, stage.lines).entries()) {
    say(position % 2 === 0 ? 'inbound' : 'outbound', words(line), Math.min(at, house.now));
    if (hero && position === 0)
      say('note', 'Courier strike in Celje this week, 214 orders flagged. Replacement stock reserved.', at + minute);
    at += (hero ? 4 : random.int(2, stage.state === 'open' ? 20 : 180)) * minute;
  }
  conversation = finish(conversation, stage, Math.min(at, house.now), house, customer);
  return { conversation, messages, threadKey: identity.value };
}

function finish(
  conversation: Row<'conversation'>,
  stage: Stage,
  at: number,
  { queues, now }: House,
  customer: Row<'customer'>,
): Row<'conversation'> {
  if (stage.state === 'resolved') return asResolved(conversation, at);
  if (stage.state === 'snoozed')
    return { ...conversation, waitingSince: null, replyDueAt: null, state: 'snoozed', snoozedUntil: now + day };
  if (stage.state === 'pending') return { ...conversation, state: 'pending' };
  return withReplyDue(conversation, queues.find(({ id }) => id === conversation.queueId) ?? null, customer);
}
