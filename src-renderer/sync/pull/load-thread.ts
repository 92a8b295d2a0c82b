import { fail, ok, type Result } from '#shared/lib/result.ts';
import { commit } from '../db/commit.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import type { RequestFailure } from '../engine/protocol.ts';
import type { ServerLink } from '../socket/server-link.ts';
import { prepareRows } from './prepare.ts';

export const threadPage = 100;

/**
 * Makes sure the newest page of a thread is here whole. Asks the server only the first time: afterwards the change log keeps the
 * thread complete at its newer end.
 */
export async function loadNewest(
  desk: OpenDesk,
  link: ServerLink | null,
  conversationId: string,
): Promise<Result<Record<never, never>, RequestFailure>> {
  if ((await desk.db.threads.get(conversationId)) !== undefined) return ok({});
  const loaded = await load(desk, link, conversationId, null, threadPage);
  return loaded.ok ? ok({}) : loaded;
}

/** Makes sure `limit` messages below `beforePosition` are here, if the thread has as many. `more`: it goes on below them. */
export async function loadOlder(
  desk: OpenDesk,
  link: ServerLink | null,
  { conversationId, beforePosition, limit }: { conversationId: string; beforePosition: number; limit: number },
): Promise<Result<{ more: boolean }, RequestFailure>> {
  const known = await desk.db.threads.get(conversationId);
  if (known?.complete) return ok({ more: false });
  const from = known?.from ?? beforePosition;
  // Wanted messages are positions below `beforePosition`; what is cached reaches down to `from`.
  if (from < beforePosition - limit) return ok({ more: true });
  return load(desk, link, conversationId, from, Math.min(500, Math.max(threadPage, limit)));
}

async function load(
  desk: OpenDesk,
  link: ServerLink | null,
  conversationId: string,
  beforePosition: number | null,
  limit: number,
): Promise<Result<{ more: boolean }, RequestFailure>> {
  if (link === null) return fail({ code: 'offline', message: 'no connection' });
  const answered = await link.request('thread:load', { conversationId, beforePosition, limit });
  if (!answered.ok) return answered;
  const { conversation, messages, more } = answered.value;
  const [conversations, older] = [
    await prepareRows(desk.codec, 'conversation', [conversation]),
    await prepareRows(desk.codec, 'message', messages),
  ];
  await desk.turn(async () => {
    // Only what is missing: the answer may be older than a push that overtook it, and the log keeps the rest up to date.
    const missing = [];
    for (const row of [...conversations.rows, ...older.rows]) {
      if ((await desk.db.rows(row.entity).get(row.id)) === undefined) missing.push(row);
    }
    const positions = messages.map(({ position }) => position);
    const from = Math.min(beforePosition ?? conversation.lastPosition + 1, ...positions);
    await commit(desk, {
      rows: missing,
      groups: missing.length === 0 ? [] : [...conversations.groups, ...older.groups],
      generation: desk.generation,
      also: async () => {
        await desk.db.threads.put({ conversationId, from, complete: !more });
      },
    });
  });
  return ok({ more });
}
