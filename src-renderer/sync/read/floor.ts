import type { Offer } from '#shared/domain/offer.ts';
import type { WaitReason } from '#shared/domain/queue-wait.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import { type Desk, findRows, openRows } from '../db/row-store.ts';
import { readListRows } from './conversations.ts';
import type { ConversationListItem } from './shapes.ts';

/** A conversation with whom it is with, for lists that show nothing of the reader's own. */
export type ConversationLine = Pick<ConversationListItem, 'conversation' | 'customer'>;

export interface WaitingConversation extends ConversationLine {
  /** Since when the customer waits, or when they were found to have left; epoch ms. */
  since: number;
  /** Why nobody is asked; null while it rings at somebody whose customer still waits. */
  reason: WaitReason | null;
  /** At whom it rings, or null. */
  ringsAt: string | null;
}

/** Offers ringing at anybody whom this reader may see. */
export async function readRinging(desk: Desk): Promise<Offer[]> {
  const records = await desk.db.rows('offer').where('ringingUserId').above('').toArray();
  return openRows(desk, 'offer', records);
}

/** Ids of what somebody holds and is not resolved, newest activity first. */
export async function listHeldBy({ db }: Desk, userId: string): Promise<string[]> {
  const lines = await db.listing.orderBy('activeOrder').toArray();
  return lines.filter(({ assigneeId, state }) => assigneeId === userId && state === 'open').map(({ id }) => id);
}

/**
 * Whoever waits, longest first: with the reason why nobody is asked, or where it rings. Of more than `limit` those who wait
 * longest for their present reason are read; `total` counts all. Unanswered conversations whose customers have left the chat
 * stand apart in `left`, the last to leave first: nobody waits there any more.
 */
export async function readWaiting(desk: WindowDesk, limit: number) {
  const waits = await openRows(desk, 'queueWait', await desk.db.rows('queueWait').toArray());
  const offers = new Map((await readRinging(desk)).map((offer) => [offer.conversationId, offer]));
  const reasons = new Map(waits.sort((a, b) => a.since - b.since).map((wait) => [wait.id, wait]));
  const hasLeft = (id: string) => reasons.get(id)?.reason === 'customer-left';
  const ids = [...new Set([...offers.keys(), ...reasons.keys()])];

  async function read(wanted: readonly string[]) {
    const conversations = await findRows(desk, 'conversation', wanted.slice(0, limit));
    const owed = conversations.filter((row) => row !== null && row.assigneeId === null && row.state === 'open');
    const rows = await readListRows(
      desk,
      owed.flatMap((row) => (row ? [row.id] : [])),
    );
    const items = [...rows.values()].map(({ conversation, customer }): WaitingConversation => {
      const wait = reasons.get(conversation.id);
      const waitingSince = hasLeft(conversation.id) ? wait?.since : conversation.waitingSince;
      return {
        conversation,
        customer,
        since: waitingSince ?? wait?.since ?? conversation.activityAt,
        reason: wait?.reason ?? null,
        ringsAt: offers.get(conversation.id)?.userId ?? null,
      };
    });
    return { items, total: wanted.length - (conversations.length - owed.length) };
  }

  const waiting = await read(ids.filter((id) => !hasLeft(id)));
  const left = await read(ids.filter(hasLeft).reverse());
  return {
    items: waiting.items.sort((a, b) => a.since - b.since),
    total: waiting.total,
    left: left.items.sort((a, b) => b.since - a.since),
  };
}
