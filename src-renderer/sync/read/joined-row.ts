import type { Conversation } from '#shared/domain/conversation.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import { type ListingRecord, listingOf, promisedAt } from '../db/records.ts';
import type { ConversationListItem } from './shapes.ts';

/** A conversation with what a list shows of it, the agent's own work excepted. */
export type JoinedRow = Pick<ConversationListItem, 'conversation' | 'customer' | 'clock' | 'unread' | 'readPosition'>;

/** What is not on this computer is undefined: nothing has been read, nothing is promised. */
export function joinRow(
  conversation: Conversation,
  joined: { customer: Customer | undefined; clock: SlaClock | undefined; readPosition: number | undefined },
): JoinedRow {
  const { customer = null, clock = null, readPosition = 0 } = joined;
  return { conversation, customer, clock, unread: conversation.lastInboundPosition > readPosition, readPosition };
}

/** The line `listing` has for it. */
export const lineOf = ({ conversation, customer, clock, readPosition }: JoinedRow): ListingRecord =>
  listingOf(conversation, { readPosition, tier: customer?.tier ?? 'none', resolutionDueAt: promisedAt(clock) });
