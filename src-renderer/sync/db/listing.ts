import type { Conversation } from '#shared/domain/conversation.ts';
import type { Customer, Tier } from '#shared/domain/customer.ts';
import type { ReadMark } from '#shared/domain/read-mark.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import type { DeskDatabase } from './database.ts';
import { removeThreads } from './messages.ts';
import { type ListingRecord, listingOf, promisedAt } from './records.ts';

/**
 * Keeps `listing` true to the rows about to be written. Called inside their transaction and before they are put, because a
 * customer's old tier tells whether any list line has to change.
 */
export async function joinListing(
  db: DeskDatabase,
  conversations: readonly Conversation[],
  joined: {
    readMarks: readonly ReadMark[];
    customers: readonly Customer[];
    /** By conversation; null: nothing is promised any more. */
    clocks: ReadonlyMap<string, SlaClock | null>;
  },
): Promise<void> {
  const positions = new Map(joined.readMarks.map(({ conversationId, position }) => [conversationId, position]));
  const tiers = new Map(joined.customers.map(({ id, tier }) => [id, tier]));
  const lines = new Map<string, ListingRecord>();

  for (const line of await linesOfMovedTiers(db, tiers)) lines.set(line.id, line);
  const touchedIds = new Set([...positions.keys(), ...joined.clocks.keys(), ...conversations.map(({ id }) => id)]);
  const untouched = [...touchedIds].filter((id) => !lines.has(id));
  for (const line of await db.listing.bulkGet(untouched)) if (line) lines.set(line.id, line);
  for (const [id, line] of lines) {
    const position = positions.get(id);
    const unread = position === undefined ? line.unread : line.lastInboundPosition > position;
    const clock = joined.clocks.get(id);
    const resolutionDueAt = clock === undefined ? line.resolutionDueAt : promisedAt(clock);
    lines.set(id, { ...line, unread, resolutionDueAt, tier: tiers.get(line.customerId) ?? line.tier });
  }

  const own = await readPositions(db, conversations, positions);
  const known = await tiersOf(db, conversations, tiers);
  for (const conversation of conversations) {
    lines.set(
      conversation.id,
      listingOf(conversation, {
        readPosition: own.get(conversation.id) ?? 0,
        tier: known.get(conversation.customerId) ?? 'none',
        resolutionDueAt:
          lines.get(conversation.id)?.resolutionDueAt ?? promisedAt(joined.clocks.get(conversation.id) ?? null),
      }),
    );
  }
  if (lines.size > 0) await db.listing.bulkPut([...lines.values()]);
}

async function linesOfMovedTiers(db: DeskDatabase, tiers: ReadonlyMap<string, Tier>): Promise<ListingRecord[]> {
  if (tiers.size === 0) return [];
  const ids = [...tiers.keys()];
  const before = await db.rows('customer').bulkGet(ids);
  const moved = ids.filter((id, index) => (before[index]?.tier ?? 'none') !== tiers.get(id));
  return moved.length === 0 ? [] : db.listing.where('customerId').anyOf(moved).toArray();
}

/** Only this agent's marks ever reach this computer, so a conversation has at most one. */
async function readPositions(
  db: DeskDatabase,
  conversations: readonly Conversation[],
  fresh: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const positions = new Map(fresh);
  const unknown = conversations.map(({ id }) => id).filter((id) => !fresh.has(id));
  const marks = unknown.length === 0 ? [] : await db.rows('readMark').where('conversationId').anyOf(unknown).toArray();
  for (const { conversationId, position } of marks) positions.set(conversationId, position);
  return positions;
}

async function tiersOf(
  db: DeskDatabase,
  conversations: readonly Conversation[],
  fresh: ReadonlyMap<string, Tier>,
): Promise<Map<string, Tier>> {
  const tiers = new Map(fresh);
  const unknown = [...new Set(conversations.map(({ customerId }) => customerId))].filter((id) => !fresh.has(id));
  for (const customer of await db.rows('customer').bulkGet(unknown))
    if (customer) tiers.set(customer.id, customer.tier);
  return tiers;
}

/** What goes with a conversation that left the view: its list line, its messages, what is known of its thread. */
export async function removeConversations(db: DeskDatabase, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.listing.bulkDelete([...ids]);
  await db.threads.bulkDelete([...ids]);
  await removeThreads(db, ids);
}
