import type { ChangesPush } from '#shared/contract/sync.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { ends } from './pull.ts';
import { type ChangeBatch, readChanges, selectFor } from './read-changes.ts';
import { type Reader, viewOf } from './reader.ts';

/** Where pushes go: the socket gateway, which knows who is connected. */
export interface Subscribers {
  list(): Iterable<{ socketId: string; reader: Reader }>;
  /** Sends the same payload to all of these sockets; it is encoded once. */
  push(socketIds: string[], payload: ChangesPush): void;
  /** Accounts that changed: a connected reader may have another role or other queues now. */
  usersChanged(userIds: string[]): void;
}

/** Commits that come within this time travel together. */
const gatherMs = 8;
const batchLimit = 1_000;

/**
 * Pushes the change log to whoever is connected, in its order. It reads the log itself instead of being told what changed: the
 * same code serves changes made by this process and by others, and a desktop that misses a push finds the gap by its numbers.
 */
export function createFanOut({
  store,
  clock,
  log,
  subscribers,
}: {
  store: Store;
  clock: Clock;
  log: Logger;
  subscribers: Subscribers;
}) {
  let position: number | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let cancelTimer: (() => void) | null = null;
  let stopListening: () => void = () => {};

  async function drain(): Promise<void> {
    position ??= (await ends(store.db)).last;
    for (;;) {
      const batch = await readChanges(store.db, position, batchLimit);
      if (batch.cursor === batch.after) return;
      await distribute(batch);
      position = batch.cursor;
      if (!batch.more) return;
    }
  }

  async function distribute(batch: ChangeBatch): Promise<void> {
    const users = batch.changes.filter(({ entity }) => entity === 'user').map(({ id }) => id);
    if (users.length > 0) subscribers.usersChanged(users);
    const alike = new Map<string, { reader: Reader; socketIds: string[] }>();
    for (const { socketId, reader } of subscribers.list()) {
      // Readers who get the same rows share one encoded payload; a thread that comes along makes no difference to the key.
      const key = batch.changes.map(({ visibility }) => viewOf(reader, visibility)[0]).join('');
      const group = alike.get(key);
      if (group) group.socketIds.push(socketId);
      else alike.set(key, { reader, socketIds: [socketId] });
    }
    for (const { reader, socketIds } of alike.values()) {
      const changes = await selectFor(store.db, reader, batch.changes);
      subscribers.push(socketIds, { after: batch.after, cursor: batch.cursor, changes });
    }
  }

  function run(): void {
    cancelTimer = null;
    again = false;
    running = drain()
      .catch((error: unknown) => log.error({ err: error }, 'live push failed; desktops will pull'))
      .finally(() => {
        running = null;
        if (again) schedule();
      });
  }

  function schedule(): void {
    again = true;
    if (running || cancelTimer) return;
    cancelTimer = clock.after(gatherMs, run);
  }

  return {
    /** Begins at the log's present end. */
    async start(): Promise<void> {
      position = (await ends(store.db)).last;
      stopListening = store.onCommit(schedule);
    },
    /** Something was written, here or by another process. */
    nudge: schedule,
    async stop(): Promise<void> {
      stopListening();
      cancelTimer?.();
      await running;
    },
  };
}
