import type { ChangesPush } from '#shared/contract/sync.ts';
import type { EntityName } from '#shared/domain/entities.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { groupAlike } from './group-alike.ts';
import { type ChangeBatch, ends, forgottenUpTo, readChanges, selectFor } from './read-changes.ts';
import type { Reader } from './reader.ts';

/** Where pushes go: the socket gateway, which knows who is connected. */
export interface Subscribers {
  list(): Iterable<{ socketId: string; reader: Reader }>;
  /** Sends the same payload to all of these sockets; it is encoded once. */
  push(socketIds: string[], payload: ChangesPush): void;
  /** Accounts that changed: a connected reader may have another role or other queues now. */
  usersChanged(userIds: string[]): void;
}

/** Rooms of this server that go by rows which another one may write. Told once, in the log's order, and again when in doubt. */
export type RowsChanged = Partial<Record<EntityName, (ids: string[]) => void>>;

/** Commits that come within this time of the last push travel together; one that comes alone goes at once. */
const gatherMs = 8;
const batchLimit = 1_000;
/**
 * A reader who sees nothing of what happens is told so this often, and not at every commit: of a thousand agents most see little
 * of what two hundred messages a second are about. It keeps the next pull of such a desk short.
 */
const quietMs = 500;

/**
 * Pushes the change log to whoever is connected, in its order. It reads the log itself instead of being told what changed: the
 * same code serves changes made by this process and by others, and a desktop that misses a push finds the gap by its numbers.
 */
export function createFanOut({
  store,
  clock,
  log,
  subscribers,
  rowsChanged = {},
}: {
  store: Store;
  clock: Clock;
  log: Logger;
  subscribers: Subscribers;
  rowsChanged?: RowsChanged;
}) {
  let position: number | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let lastRunAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | null = null;
  let cancelQuiet: (() => void) | null = null;
  let stopListening: () => void = () => {};
  /** Sockets that were sent nothing lately, with the number up to which they were sent everything. */
  const quietSince = new Map<string, number>();

  async function drain(): Promise<void> {
    position ??= (await ends(store.db)).last;
    for (;;) {
      const batch = await readChanges(store.db, position, batchLimit);
      if (batch.cursor === batch.after) return;
      const forgotten = await forgottenUpTo(store.db, batch);
      if (forgotten !== null) {
        await passOver(forgotten);
        position = forgotten;
        continue;
      }
      await distribute(batch);
      position = batch.cursor;
      if (!batch.more) return;
    }
  }

  /**
   * The log's beginning is thrown away after a time, and this server may have been cut off for longer. What it has passed over
   * nobody can tell it any more: its desks are sent nothing that joins what they have, so they ask, and are told to begin anew; its
   * own rooms look at everything that might have changed.
   */
  async function passOver(upTo: number): Promise<void> {
    log.warn({ after: position, upTo }, 'the log was thrown away before this server had read it');
    const readers = [...subscribers.list()];
    quietSince.clear();
    for (const { socketId } of readers) quietSince.set(socketId, upTo);
    cancelQuiet ??= clock.after(quietMs, tellQuiet);
    if (readers.length > 0) subscribers.usersChanged([...new Set(readers.map(({ reader }) => reader.userId))]);
    for (const [entity, changed] of Object.entries(rowsChanged)) {
      const rows = await store.db
        .selectFrom(entity as EntityName)
        .select('id')
        .execute();
      changed(rows.map(({ id }) => id));
    }
  }

  async function distribute(batch: ChangeBatch): Promise<void> {
    const idsOf = (kind: string) => batch.changes.flatMap(({ entity, id }) => (entity === kind ? [id] : []));
    for (const [entity, changed] of Object.entries(rowsChanged)) {
      const ids = idsOf(entity);
      if (ids.length > 0) changed(ids);
    }
    const users = idsOf('user');
    if (users.length > 0) subscribers.usersChanged(users);
    for (const { reader, sees, socketIds } of groupAlike(batch.changes, subscribers.list())) {
      if (!sees) {
        for (const id of socketIds) if (!quietSince.has(id)) quietSince.set(id, batch.after);
        continue;
      }
      const changes = await selectFor(store.db, reader, batch.changes);
      for (const [after, ids] of byQuiet(socketIds, batch.after))
        subscribers.push(ids, { after, cursor: batch.cursor, changes });
    }
    if (quietSince.size > 0) cancelQuiet ??= clock.after(quietMs, tellQuiet);
  }

  /** What a socket is sent begins where it was last sent something: between the two there was nothing for it. */
  function byQuiet(socketIds: readonly string[], after: number): Map<number, string[]> {
    const groups = new Map<number, string[]>();
    for (const id of socketIds) {
      const since = quietSince.get(id) ?? after;
      quietSince.delete(id);
      const group = groups.get(since);
      if (group) group.push(id);
      else groups.set(since, [id]);
    }
    return groups;
  }

  function tellQuiet(): void {
    cancelQuiet = null;
    // While a batch goes out, who is quiet is not known yet; its end comes back here.
    if (running) cancelQuiet = clock.after(gatherMs, tellQuiet);
    else if (position !== null)
      for (const [after, ids] of byQuiet([...quietSince.keys()], position))
        subscribers.push(ids, { after, cursor: position, changes: [] });
  }

  function run(): void {
    cancelTimer = null;
    again = false;
    running = drain()
      .catch((error: unknown) => log.error({ err: error }, 'live push failed; desktops will pull'))
      .finally(() => {
        running = null;
        lastRunAt = clock.now();
        if (again) schedule();
      });
  }

  function schedule(): void {
    again = true;
    if (running || cancelTimer) return;
    const sinceLastMs = clock.now() - lastRunAt;
    // A clock that was set back must not hold pushes up.
    const waitMs = sinceLastMs < 0 ? gatherMs : Math.max(0, gatherMs - sinceLastMs);
    cancelTimer = clock.after(waitMs, run);
  }

  return {
    /** Begins at the log's present end. */
    async start(): Promise<void> {
      position = (await ends(store.db)).last;
      stopListening = store.onNews(schedule);
    },
    /** Something was written, here or by another process. */
    nudge: schedule,
    async stop(): Promise<void> {
      stopListening();
      cancelTimer?.();
      cancelQuiet?.();
      await running;
    },
  };
}
