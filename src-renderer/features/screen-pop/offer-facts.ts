import type { Conversation } from '#shared/domain/conversation.ts';
import type { Offer } from '#shared/domain/offer.ts';
import type { Order } from '#shared/domain/order.ts';
import type { CustomerCard } from '../../sync/index.ts';

const dayMs = 86_400_000;

/** The order to know about before answering: one gone wrong, else one under way. A finished one is no news. */
export function openOrderOf(orders: readonly Order[]): Order | null {
  const newest = orders.toSorted((a, b) => b.placedAt - a.placedAt);
  return (
    newest.find(({ status }) => status === 'exception') ??
    newest.find(({ status }) => status === 'processing' || status === 'shipped') ??
    null
  );
}

/** The last two contacts before this one, newest first. */
export const lastTouches = ({ conversations }: Pick<CustomerCard, 'conversations'>, currentId: string) =>
  conversations
    .filter(({ id }) => id !== currentId)
    .toSorted((a, b) => b.activityAt - a.activityAt)
    .slice(0, 2);

/** Contacts of the last two weeks, this one included: a third one is a warning. */
export const recentContacts = (conversations: readonly Pick<Conversation, 'createdAt'>[], now: number): number =>
  conversations.filter(({ createdAt }) => now - createdAt < 14 * dayMs).length;

/** The one word why it rings here: a queue's method has chosen nobody where only one was free. */
export function shownReason({ reason, why }: Pick<Offer, 'reason' | 'why'>): Offer['reason'] | 'only-one' {
  const isTheirs = reason === 'owner' || reason === 'sticky';
  const isOnly = why?.some((fact) => fact.name === 'chosen-of' && fact.agents === 1) === true;
  return isOnly && !isTheirs ? 'only-one' : reason;
}

export type OfferPhase = 'calm' | 'urgent' | 'over';

/** `urgent` from half of the time on: louder, and the computer calls for attention. */
export function phaseOf({ offeredAt, expiresAt }: Pick<Offer, 'offeredAt' | 'expiresAt'>, now: number): OfferPhase {
  if (now >= expiresAt) return 'over';
  return now - offeredAt >= (expiresAt - offeredAt) / 2 ? 'urgent' : 'calm';
}
