import type { WindowDesk } from '../client/window-desk.ts';
import { messageTables, newestMessages } from '../db/messages.ts';
import { findRow, openRows } from '../db/row-store.ts';
import type { OutboxEntry } from '../outbox/entry.ts';
import { readEntry } from '../outbox/read-entry.ts';
import { messageOf } from './outbox-words.ts';
import type { SendState, ThreadMessage } from './shapes.ts';

export interface ThreadRows {
  messages: readonly ThreadMessage[];
  /** Lowest position shown; null for an empty thread. */
  from: number | null;
  hasOlder: boolean;
  /** Whether the newest page is known to be whole. */
  known: boolean;
}

/** The newest `limit` messages of a thread, oldest first, with what its author has not got confirmed at the end. */
export async function readThread(desk: WindowDesk, conversationId: string, limit: number): Promise<ThreadRows | null> {
  const { db } = desk;
  // Asked together: one after the other each would wait its turn behind whatever else the database is asked.
  const [coverage, newest, entryRecords] = await db.transaction(
    'r',
    [db.threads, ...messageTables(db), db.outbox],
    async () =>
      Promise.all([
        db.threads.get(conversationId),
        newestMessages(db, conversationId, limit + 1),
        db.outbox.where('conversationId').equals(conversationId).sortBy('seq'),
      ]),
  );
  // What is cached below the covered part has gaps: it is not shown until it has been fetched whole.
  const lowest = coverage === undefined ? Number.POSITIVE_INFINITY : -coverage.from;
  const records = newest.filter(({ order }) => order <= lowest);
  const conversation = records.length > 0 ? true : await findRow(desk, 'conversation', conversationId);
  const entries: OutboxEntry[] = [];
  for (const record of entryRecords) entries.push(await readEntry(desk, record));
  const rows = (await openRows(desk, 'message', records.slice(0, limit))).reverse();
  if (conversation === null && entries.length === 0) return null;

  const unsent = new Map(entries.flatMap((entry) => unsentMessages(entry)));
  const placed: ThreadMessage[] = [];
  const own: ThreadMessage[] = [];
  for (const message of rows) {
    const sendState = unsent.get(message.id) ?? null;
    (sendState === null ? placed : own).push({ message, sendState });
  }
  const from = rows.find(({ id }) => !unsent.has(id))?.position ?? null;
  const atStart = coverage?.complete === true || from === null || from <= 1;
  return {
    messages: [...placed, ...own, ...entries.flatMap((entry) => parkedMessage(entry, desk.userId))],
    from,
    hasOlder: records.length > limit || !atStart,
    known: coverage !== undefined,
  };
}

function unsentMessages(entry: OutboxEntry): [string, SendState][] {
  const { mutationId, state, touched } = entry;
  // An applied one looks sent: the server has it, only the row is still on its way.
  if (state === 'parked' || state === 'applied') return [];
  const sendState: SendState = { name: state === 'sending' ? 'sending' : 'waiting', mutationId };
  return touched.flatMap((one) => (one.entity === 'message' && one.created ? [[one.id, sendState]] : []));
}

function parkedMessage(entry: OutboxEntry, userId: string): ThreadMessage[] {
  if (entry.state !== 'parked') return [];
  const message = messageOf(entry, userId);
  if (message === null) return [];
  const { mutationId, reason, stale } = entry;
  return [{ message, sendState: { name: 'parked', mutationId, reason, missed: stale?.missed ?? [] } }];
}
