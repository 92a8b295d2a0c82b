import { fail, ok, type Result } from '#shared/lib/result.ts';
import { findMessages } from '../db/messages.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { watchRemovals } from '../db/removals.ts';
import type { RequestFailure } from '../engine/protocol.ts';
import { keyOf } from '../outbox/ledger.ts';
import type { ServerLink } from '../socket/server-link.ts';
import { applyChanges } from './apply-changes.ts';
import { prepareRows } from './prepare.ts';

export const threadPage = 100;
/** How often an answer may be overtaken before the window is told to ask again by itself. */
const mostTries = 3;

const overtaken = fail({ code: 'offline' as const, message: 'the conversation moved while it was fetched' });

/**
 * Makes sure the newest page of a thread is here whole. Asks the server only the first time: afterwards the change log keeps the
 * thread complete at its newer end.
 */
export async function loadNewest(
  desk: OpenDesk,
  link: ServerLink | null,
  conversationId: string,
): Promise<Result<Record<never, never>, RequestFailure>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    if ((await desk.db.threads.get(conversationId)) !== undefined) return ok({});
    const loaded = await load(desk, link, { conversationId, from: null, limit: threadPage });
    if (loaded !== 'overtaken') return loaded.ok ? ok({}) : loaded;
  }
  return overtaken;
}

/** Makes sure `limit` messages below `beforePosition` are here, if the thread has as many. `more`: it goes on below them. */
export async function loadOlder(
  desk: OpenDesk,
  link: ServerLink | null,
  { conversationId, beforePosition, limit }: { conversationId: string; beforePosition: number; limit: number },
): Promise<Result<{ more: boolean }, RequestFailure>> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const newest = await loadNewest(desk, link, conversationId);
    if (!newest.ok) return newest;
    const known = await desk.db.threads.get(conversationId);
    if (known === undefined) continue;
    if (known.complete) return ok({ more: false });
    // Wanted messages are positions below `beforePosition`; what is cached reaches down to `from`.
    if (known.from < beforePosition - limit) return ok({ more: true });
    const wanted = Math.min(500, Math.max(threadPage, limit));
    const loaded = await load(desk, link, { conversationId, from: known.from, limit: wanted });
    if (loaded !== 'overtaken') return loaded;
  }
  return overtaken;
}

/** @param page what lies below `from`, as far as the thread is here; null: nothing of it is known to be here */
async function load(
  desk: OpenDesk,
  link: ServerLink | null,
  page: { conversationId: string; from: number | null; limit: number },
): Promise<Result<{ more: boolean }, RequestFailure> | 'overtaken'> {
  if (link === null) return fail({ code: 'offline', message: 'no connection' });
  const { conversationId, from: beforePosition, limit } = page;
  const { generation } = desk;
  // Where the log will be read on from is not known yet: what is said between this answer and then would be in neither.
  if (desk.cursor === null && desk.snapshot === null) return 'overtaken';
  const isInSnapshot = desk.snapshot !== null;
  const left = watchRemovals(desk.db);
  try {
    const answered = await link.request('thread:load', { conversationId, beforePosition, limit });
    if (!answered.ok) return answered;
    const { conversation, messages, more } = answered.value;
    const [conversations, older] = [
      await prepareRows(desk.codec, 'conversation', [conversation]),
      await prepareRows(desk.codec, 'message', messages),
    ];
    return await desk.turn(async () => {
      if (!desk.db.isOpen()) return fail({ code: 'offline', message: 'the session has ended' });
      // The answer shows the thread as it was: what has left since, or is part of another view by now, must not come back with it.
      const before = await desk.db.threads.get(conversationId);
      if (desk.generation !== generation || (before?.from ?? null) !== beforePosition) return 'overtaken';
      // The end of a snapshot sweeps what it did not carry: that has not left the view.
      if (isInSnapshot !== (desk.snapshot !== null) || left.has('conversation', conversationId)) return 'overtaken';
      // Only what is missing: the answer may be older than a push that overtook it, and the log keeps the rest up to date. While a
      // snapshot runs, what is here from before it is missing as well, because its end sweeps that away.
      const here = [
        await desk.db.rows('conversation').get(conversationId),
        ...(await findMessages(
          desk.db,
          older.rows.map(({ id }) => id),
        )),
      ];
      const missing = [...conversations.rows, ...older.rows].filter(({ entity, id }, index) => {
        // Under unconfirmed changes the shadow is what the server has told.
        const known = desk.ledger.shadows.get(keyOf(entity, id)) ?? here[index];
        return known?.generation !== generation && !left.has(entity, id);
      });
      const positions = messages.map(({ position }) => position);
      const from = Math.min(beforePosition ?? conversation.lastPosition + 1, ...positions);
      await applyChanges(
        desk,
        {
          ...older,
          rows: missing,
          groups: missing.length === 0 ? [] : [...conversations.groups, ...older.groups],
        },
        {
          // More is kept than was counted at this cursor.
          meta: { countedAt: null },
          also: async () => {
            await desk.db.threads.put({ conversationId, from, complete: !more });
          },
        },
      );
      desk.countedAt = null;
      return ok({ more });
    });
  } finally {
    left.stop();
  }
}
