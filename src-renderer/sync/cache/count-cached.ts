import { putMeta } from '../db/meta.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { countMessages } from '../db/usage.ts';

/**
 * Counts the messages kept here, if rows have come since they were counted last, be it before a restart.
 * @returns whether any had come
 */
export async function countCached(desk: OpenDesk): Promise<boolean> {
  const { db, cursor } = desk;
  if (cursor === desk.countedAt) return false;
  desk.cachedMessages = await countMessages(db);
  desk.countedAt = cursor;
  await keepCount(desk);
  return true;
}

/** For the next start. */
export async function keepCount({ db, cachedMessages, countedAt }: OpenDesk): Promise<void> {
  await putMeta(db, 'cachedMessages', cachedMessages);
  if (countedAt !== null) await putMeta(db, 'countedAt', countedAt);
}
