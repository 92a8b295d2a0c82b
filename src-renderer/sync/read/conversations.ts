import { readMarkId } from '#shared/domain/read-mark.ts';
import type { ListingRecord } from '../db/records.ts';
import { type Desk, findRows } from '../db/row-store.ts';
import { type JoinedRow, joinRow } from './joined-row.ts';

/** Lines of every active conversation, newest activity first. */
export const listActive = ({ db }: Desk): Promise<ListingRecord[]> => db.listing.orderBy('activeOrder').toArray();

/** Resolved ones may be many: the newest are enough for a list, search finds the rest. */
export const resolvedShown = 1_000;
export const listResolved = ({ db }: Desk): Promise<ListingRecord[]> =>
  db.listing.orderBy('closedOrder').limit(resolvedShown).toArray();

/** What stands in the outbox and in the drafts, by conversation. */
export interface OwnWork {
  /** Of what has not gone out, that which somebody waits for. */
  waiting: ReadonlyMap<string, number>;
  parked: ReadonlyMap<string, number>;
  drafts: ReadonlySet<string>;
}

export async function readOwnWork({ db }: Desk): Promise<OwnWork> {
  const waiting = new Map<string, number>();
  const parked = new Map<string, number>();
  const [entries, draftKeys] = await Promise.all([db.outbox.toArray(), db.drafts.toCollection().primaryKeys()]);
  for (const { conversationId, state, isAwaited } of entries) {
    if (conversationId === null || state === 'applied') continue;
    if (state !== 'parked' && isAwaited === false) continue;
    const counts = state === 'parked' ? parked : waiting;
    counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1);
  }
  return { waiting, parked, drafts: new Set(draftKeys.map(([conversationId]) => conversationId)) };
}

async function readWithCustomers(desk: Desk, ids: readonly string[]) {
  const conversations = (await findRows(desk, 'conversation', ids)).filter((row) => row !== null);
  const customers = await findRows(
    desk,
    'customer',
    conversations.map(({ customerId }) => customerId),
  );
  return conversations.map((conversation, index) => ({ conversation, customer: customers[index] ?? undefined }));
}

/** List rows of these conversations, joined; those that are not here are left out. */
export async function readListRows(
  desk: Desk & { userId: string },
  ids: readonly string[],
): Promise<Map<string, JoinedRow>> {
  // Side by side: each way to the disk and back takes longer than what is done there.
  const [joined, clocks, marks] = await Promise.all([
    readWithCustomers(desk, ids),
    findRows(desk, 'slaClock', ids),
    desk.db.rows('readMark').bulkGet(ids.map((id) => readMarkId(desk.userId, id))),
  ]);
  const clockOf = new Map(clocks.flatMap((clock) => (clock === null ? [] : [[clock.id, clock] as const])));
  const positions = new Map(marks.flatMap((mark) => (mark ? [[mark.conversationId, mark.position] as const] : [])));
  return new Map(
    joined.map(({ conversation, customer }) => {
      const { id } = conversation;
      return [id, joinRow(conversation, { customer, clock: clockOf.get(id), readPosition: positions.get(id) })];
    }),
  );
}
