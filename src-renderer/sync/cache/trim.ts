import { countThread } from '../db/messages.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { cachedFiles, messageBytes, threadsByUse } from '../db/usage.ts';
import { keepCount } from './count-cached.ts';
import { type ForgottenThread, forgetThreads } from './forget-threads.ts';
import { namedByAgent } from './named-by-agent.ts';

/** On a full disk: what remains of the batches they share is written once, and never more than a little at a time. */
const threadsPerWrite = 10;

/** How much of the server's data a computer keeps. */
export interface CacheLimits {
  messages: number;
  /** Of sealed messages; estimated from a sample. */
  messageBytes: number;
  fileBytes: number;
}
export const defaultCacheLimits: CacheLimits = {
  messages: 200_000,
  messageBytes: 200 * 2 ** 20,
  fileBytes: 200 * 2 ** 20,
};

/** A little more than asked for goes, so that not every page of rows ends in another trim. */
const goal = 0.9;
/** An active conversation is never dropped; of a very long one the newest part stays, and the rest comes when it is scrolled to. */
const keptOfActive = 200;

/**
 * Brings the cache under its limits: files and threads looked at longest ago go first, resolved conversations before older parts of
 * active ones. Never what the outbox or a draft refers to. List lines stay: a dropped thread is fetched when it is opened.
 * Must not run in a turn; takes one for each `atOnce` threads: one at a time lets others through, some together are done sooner.
 * @returns ids of conversations whose messages went
 */
export async function trimCache(desk: OpenDesk, limits: CacheLimits, atOnce = 1): Promise<string[]> {
  const kept = await namedByAgent(desk);
  await trimFiles(desk, limits.fileBytes, kept.files);
  const bytesEach = await messageBytes(desk.db);
  const room = Math.min(limits.messages, bytesEach === 0 ? Number.POSITIVE_INFINITY : limits.messageBytes / bytesEach);
  if (desk.cachedMessages <= room) return [];
  const going = await threadsBeyond(desk, room * goal, kept.conversations);
  for (let from = 0; from < going.length; from += atOnce) {
    const gone = await desk.turn(() => forgetThreads(desk.db, going.slice(from, from + atOnce)));
    desk.cachedMessages = Math.max(0, desk.cachedMessages - gone);
  }
  await keepCount(desk);
  return going.map(({ id }) => id);
}

/** The threads that have to go until so many messages are left. */
async function threadsBeyond(
  { db, cachedMessages }: OpenDesk,
  wanted: number,
  named: ReadonlySet<string>,
): Promise<ForgottenThread[]> {
  const going: ForgottenThread[] = [];
  let left = cachedMessages;
  for (const { id, isActive } of await threadsByUse(db)) {
    if (left <= wanted) break;
    if (named.has(id)) continue;
    const kept = isActive ? keptOfActive : 0;
    const beyond = (await countThread(db, id)) - kept;
    if (beyond <= 0) continue;
    left -= beyond;
    going.push({ id, kept });
  }
  return going;
}

async function trimFiles({ db }: OpenDesk, limit: number, kept: ReadonlySet<string>): Promise<void> {
  const files = await cachedFiles(db);
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= limit) return;
  for (const { id, size } of files) {
    if (total <= limit * goal) return;
    if (kept.has(id)) continue;
    await db.files.delete(id);
    total -= size;
  }
}

/** The disk is full: half of what can be fetched again makes way for what cannot. */
export async function makeRoom(desk: OpenDesk): Promise<string[]> {
  await desk.db.timelines.clear();
  const half = { messages: desk.cachedMessages / 2, messageBytes: Number.POSITIVE_INFINITY, fileBytes: 0 };
  return trimCache(desk, half, threadsPerWrite);
}
