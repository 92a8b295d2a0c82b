import type { DeskDatabase } from '../db/database.ts';
import { messageTables, newestMessages, writeMessages } from '../db/messages.ts';
import { queueForSearch } from '../db/search-queue.ts';
import { keyOfDocument } from '../search/document.ts';

export interface ForgottenThread {
  id: string;
  /** So many of the newest messages stay. */
  kept: number;
}

/** Of one record of the search's queue. */
const keysAtOnce = 1_000;

/**
 * Drops all but the newest messages of these threads, and what was known of them; in one transaction, because messages of many
 * threads share a batch, which is then written once.
 * @returns how many went
 */
export async function forgetThreads(db: DeskDatabase, threads: readonly ForgottenThread[]): Promise<number> {
  return db.transaction('rw', [...messageTables(db), db.threads, db.searchQueue, db.meta], async () => {
    const gone: string[] = [];
    for (const { id: conversationId, kept } of threads) {
      const all = await newestMessages(db, conversationId);
      if (all.length <= kept) continue;
      gone.push(...all.slice(kept).map(({ id }) => id));
      const last = all[kept - 1];
      if (last === undefined) await db.threads.delete(conversationId);
      else await db.threads.put({ conversationId, from: -last.order, complete: false });
    }
    if (gone.length === 0) return 0;
    await writeMessages(db, { put: [], remove: gone });
    await db.meta.put({ key: 'rowsLeft', value: true });
    const keys = gone.map((id) => keyOfDocument('message', id));
    for (let from = 0; from < keys.length; from += keysAtOnce)
      await queueForSearch(db, keys.slice(from, from + keysAtOnce));
    return gone.length;
  });
}
