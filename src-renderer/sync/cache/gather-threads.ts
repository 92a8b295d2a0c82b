import { newestMessages } from '../db/messages.ts';
import { findMeta, putMeta } from '../db/meta.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { pruneBatches } from '../db/prune-batches.ts';
import { isInGroup } from '../db/records.ts';
import { reseal } from '../db/reseal.ts';
import { rowsPerGroup } from '../db/row-groups.ts';

/** Open conversations looked at, those that moved last: what lies deeper in a list is seldom opened. */
const mostThreads = 500;
/** Of each, what is shown when it is opened. */
const newest = 100;
/** More groups than that, besides those its messages fill, make opening it wait for them. */
const groupsAtMost = 5;
/** Threads looked at in one turn. */
const threadsAtOnce = 4;

/**
 * A log has the messages of all threads mixed, and rows are sealed in groups as they come: behind a long catch-up a thread of twenty
 * messages lies in twenty groups, each some 20 kB of other threads. Seals the open ones anew, each by itself, so that opening one reads
 * one group. Their words in the old groups go with the next sweep that is due.
 * Must not run in a turn; takes some, short ones. What is cut off goes on the next time.
 * @param rest is waited for between two turns
 */
export async function gatherThreads(desk: OpenDesk, rest: () => Promise<void>): Promise<void> {
  const { db } = desk;
  if ((await findMeta(db, 'threadsScattered')) === undefined) return;
  // First: what comes while this looks around counts for the next time.
  await putMeta(db, 'threadsScattered', false);
  const ids = await db.listing.orderBy('activeOrder').limit(mostThreads).primaryKeys();
  for (let from = 0; from < ids.length; from += threadsAtOnce) {
    await rest();
    await desk.turn(async () => {
      for (const id of ids.slice(from, from + threadsAtOnce)) await gather(desk, id);
    });
  }
  await pruneBatches(desk, async (work) => {
    await rest();
    return desk.turn(work);
  });
  // What lay in two batches was counted twice.
  desk.countedAt = null;
  await db.transaction('rw', db.meta, async () => {
    await db.meta.delete('countedAt');
    if ((await findMeta(db, 'threadsScattered')) === false) await db.meta.delete('threadsScattered');
  });
}

async function gather(desk: OpenDesk, conversationId: string): Promise<void> {
  const records = await newestMessages(desk.db, conversationId, newest);
  const groups = new Set(records.flatMap(({ body }) => (isInGroup(body) ? [body.inGroup] : [])));
  if (groups.size > groupsAtMost + records.length / rowsPerGroup)
    await reseal(desk, 'message', records, { keepsOlder: true });
}
