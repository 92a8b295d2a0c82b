import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';

/** A page that is reloaded or changes its network is back within this time. */
const backWithinMs = 15_000;
const everyMs = 2_000;
const keptMs = 24 * 60 * 60 * 1000;

/**
 * Ends the wait of customers who have left. A customer has left when every chat page of theirs, on every server, has been closed for
 * a while; the contact is then abandoned at the moment the last one closed. The conversation itself stays where it is: it can still
 * be answered, and if the customer writes again they wait anew.
 */
export function createDepartures(parts: { store: Store; clock: Clock; log: Logger; nodeId: string }) {
  const { store, clock, log, nodeId } = parts;
  let cancelTimer = () => {};
  let stopped = false;
  let work: Promise<void> = Promise.resolve();
  /** Open pages of this server, by inbox and thread. */
  const open = new Map<string, { inboxId: string; threadKey: string }>();

  /** One thing after another: a page that closes must not be written before it opened. */
  function enqueue(task: () => Promise<unknown>): Promise<void> {
    work = work
      .then(async () => void (await task()))
      .catch((error: unknown) => log.error({ err: error }, 'who has left a chat could not be kept'));
    return work;
  }

  async function write(pages: readonly { inboxId: string; threadKey: string }[], leftAt: number | null): Promise<void> {
    if (pages.length === 0) return;
    await store.db
      .insertInto('visitorPage')
      .values(pages.map((page) => ({ nodeId, ...page, leftAt })))
      .onConflict((conflict) => conflict.columns(['nodeId', 'inboxId', 'threadKey']).doUpdateSet({ leftAt }))
      .execute();
  }

  async function look(): Promise<void> {
    const now = clock.now();
    const gone = await findGone(store, now - backWithinMs);
    for (const { conversationId, leftAt } of gone) {
      await abandon(store, conversationId, leftAt);
      log.info({ conversationId }, 'a customer left unanswered');
    }
    await store.db
      .deleteFrom('visitorPage')
      .where('leftAt', '<', now - keptMs)
      .execute();
  }

  function plan(): void {
    cancelTimer = clock.after(everyMs, () => void enqueue(look).then(() => !stopped && plan()));
  }

  return {
    async start(): Promise<void> {
      // Pages of this process's last life are gone, or connect again.
      const mine = store.db.updateTable('visitorPage').set({ leftAt: clock.now() }).where('nodeId', '=', nodeId);
      await enqueue(() => mine.where('leftAt', 'is', null).execute());
      plan();
    },
    /** A customer's first page on this server has opened, or the last one has closed. */
    present(inboxId: string, threadKey: string, isPresent: boolean): Promise<void> {
      // The server closes the pages when it stops; that is no customer leaving.
      if (stopped) return Promise.resolve();
      if (isPresent) open.set(`${inboxId} ${threadKey}`, { inboxId, threadKey });
      else open.delete(`${inboxId} ${threadKey}`);
      const leftAt = isPresent ? null : clock.now();
      return enqueue(() => write([{ inboxId, threadKey }], leftAt));
    },
    /** Nothing is heard of that server since then: whoever sat before a page of its own has come to another one, or has left. */
    serverGone(goneId: string, since: number): Promise<void> {
      const theirs = store.db.updateTable('visitorPage').set({ leftAt: since }).where('nodeId', '=', goneId);
      return enqueue(() => theirs.where('leftAt', 'is', null).execute());
    },
    /** This server was not heard of for a while: the others have closed its pages, and those in front of them have never left. */
    returned: (): Promise<void> => enqueue(() => write([...open.values()], null)),
    async stop(): Promise<void> {
      stopped = true;
      cancelTimer();
      await work;
    },
  };
}
export type Departures = ReturnType<typeof createDepartures>;

/** Waiting contacts whose customers closed their last page before `until`, and after they began to wait. */
async function findGone(store: Store, until: number): Promise<{ conversationId: string; leftAt: number }[]> {
  const { rows } = await sql<{ conversationId: string; leftAt: number }>`
    select c.conversation_id as "conversationId", max(v.left_at) as "leftAt" from floor_contact c
      join conversation_thread t on t.conversation_id = c.conversation_id
      join visitor_page v on v.inbox_id = t.inbox_id and v.thread_key = t.thread_key
    where c.ended_at is null group by c.conversation_id, c.queued_at
    having bool_and(v.left_at is not null) and max(v.left_at) <= ${until} and max(v.left_at) >= c.queued_at`.execute(
    store.db,
  );
  return rows.map(({ conversationId, leftAt }) => ({ conversationId, leftAt: Number(leftAt) }));
}

async function abandon(store: Store, conversationId: string, leftAt: number): Promise<void> {
  await store.transact(async (unit) => {
    // Locked first: a colleague may take it at this moment, and then it was answered.
    const conversation = await unit.find('conversation', conversationId);
    const ended = await unit.sql
      .updateTable('floorContact')
      .set({ endedAt: leftAt, outcome: 'abandoned' })
      .where('conversationId', '=', conversationId)
      .where('endedAt', 'is', null)
      .where('queuedAt', '<=', leftAt)
      .returning('id')
      .executeTakeFirst();
    // The log is what every process's floor follows.
    if (conversation !== null && ended) await unit.put('conversation', conversation, conversation);
  });
}
