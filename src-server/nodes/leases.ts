import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Database, Store } from '../store/index.ts';

/** An owner that is not heard of for this long has died: another server takes over. */
const leaseMs = 6_000;
const renewMs = 1_000;
/** Without a renewal an owner ends its sessions this long after the last one: before anybody else may begin theirs. */
const surrenderMs = 4_000;

/** Which inboxes' only sessions this server keeps. An epoch names one time of keeping; null: another server keeps it, or none. */
export interface Leases {
  /** Wants this inbox from now on, and tries at once. */
  want(inboxId: string): Promise<number | null>;
  /** No longer wants it; another server may take it at once. */
  giveUp(inboxId: string): Promise<void>;
  epochOf(inboxId: string): number | null;
  /** Whether it is still kept, by the database's word; stays true until the transaction ends. Null: nobody could take it away. */
  readonly isKept: ((transaction: Database, inboxId: string, epoch: number) => Promise<boolean>) | null;
  start(changed: (inboxId: string) => void): void;
  /** Another server has given something up. */
  look(): void;
  /** Gives everything up. Sessions have ended before. */
  stop(): Promise<void>;
}

/** The only server keeps everything. */
export const keepsAll: Leases = {
  want: async () => 1,
  giveUp: async () => {},
  epochOf: () => 1,
  isKept: null,
  start() {},
  look() {},
  stop: async () => {},
};

const databaseNow = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/**
 * Leases are rows with an expiry in the database's time, so that clocks of servers may differ. A server that stood still and
 * wakes up late finds by the epoch that its time is over.
 */
export function createLeases({
  store,
  name,
  clock,
  log,
}: {
  store: Store;
  /** This process among its siblings: a restarted server is another one. */
  name: string;
  clock: Clock;
  log: Logger;
}): Leases {
  const wanted = new Set<string>();
  const kept = new Map<string, number>();
  let changed: (inboxId: string) => void = () => {};
  let turn: Promise<unknown> = Promise.resolve();
  let cancelTick = () => {};
  let cancelSurrender = () => {};
  let stopped = false;

  /** One statement after another: a renewal must not undo the giving up it overtakes. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  }

  function set(inboxId: string, epoch: number | null): void {
    if ((kept.get(inboxId) ?? null) === epoch) return;
    if (epoch === null) kept.delete(inboxId);
    else kept.set(inboxId, epoch);
    changed(inboxId);
  }

  function surrender(): void {
    if (kept.size === 0) return;
    log.warn({ inboxes: kept.size }, 'the database has not answered for a while: sessions of inboxes are given up');
    for (const inboxId of [...kept.keys()]) set(inboxId, null);
  }

  /** Renews what is kept and takes what is free, all at once. */
  async function claim(): Promise<void> {
    const ids = [...wanted];
    if (ids.length === 0 || stopped) return;
    const askedAt = clock.now();
    const { rows } = await sql<{ inboxId: string; epoch: number }>`
      insert into inbox_lease (inbox_id, owner, epoch, expires_at)
      select id, ${name}, 1, ${databaseNow} + ${leaseMs}::bigint from inbox where id = any(${sql.val(ids)}::text[]) order by id
      on conflict (inbox_id) do update set owner = excluded.owner, expires_at = excluded.expires_at,
        epoch = case when inbox_lease.owner = excluded.owner and inbox_lease.expires_at > ${databaseNow}
          then inbox_lease.epoch else inbox_lease.epoch + 1 end
      where inbox_lease.owner = excluded.owner or inbox_lease.expires_at <= ${databaseNow}
      returning inbox_id as "inboxId", epoch`.execute(store.db);
    const tookMs = clock.now() - askedAt;
    // An answer that comes this late is about a lease that may have ended meanwhile.
    if (tookMs >= surrenderMs) return;
    cancelSurrender();
    cancelSurrender = clock.after(surrenderMs - Math.max(0, tookMs), surrender);
    const epochs = new Map(rows.map(({ inboxId, epoch }) => [inboxId, epoch]));
    for (const inboxId of ids) if (wanted.has(inboxId)) set(inboxId, epochs.get(inboxId) ?? null);
  }

  const tryClaim = () =>
    inTurn(claim).catch((error: unknown) => log.warn({ err: error }, 'leases of inboxes could not be renewed'));

  function tick(): void {
    cancelTick = clock.after(renewMs, () => void tryClaim().finally(() => !stopped && tick()));
  }

  /** This one, or with null all that are this server's: anybody may have them now. */
  const release = (inboxId: string | null) =>
    inTurn(() => {
      const ours = store.db.updateTable('inboxLease').set({ expiresAt: 0 }).where('owner', '=', name);
      return (inboxId === null ? ours : ours.where('inboxId', '=', inboxId)).execute();
    }).catch((error: unknown) => log.warn({ err: error }, 'a lease could not be given up: it runs out by itself'));

  return {
    async want(inboxId) {
      if (!wanted.has(inboxId)) {
        wanted.add(inboxId);
        await tryClaim();
      }
      return kept.get(inboxId) ?? null;
    },
    async giveUp(inboxId) {
      if (!wanted.delete(inboxId) || !kept.delete(inboxId)) return;
      await release(inboxId);
    },
    epochOf: (inboxId) => kept.get(inboxId) ?? null,
    async isKept(transaction, inboxId, epoch) {
      const row = await transaction
        .selectFrom('inboxLease')
        .select('epoch')
        .where('inboxId', '=', inboxId)
        .where('owner', '=', name)
        .where('epoch', '=', epoch)
        .where('expiresAt', '>', sql<number>`${databaseNow}`)
        .forShare()
        .executeTakeFirst();
      return row !== undefined;
    },
    start(listen) {
      changed = listen;
      tick();
    },
    look: () => void tryClaim(),
    async stop() {
      stopped = true;
      cancelTick();
      cancelSurrender();
      kept.clear();
      await release(null);
    },
  };
}
