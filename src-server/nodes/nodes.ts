import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { createListener, logChannel, parseAnnouncement, type Store } from '../store/index.ts';
import { lifeLockOf } from './life.ts';
import { createParcels } from './parcel.ts';
import { type Signal, signalSchema } from './signal.ts';

const signalChannel = 'parley_signal';
/** Signals that come within this time travel together: a floor that types must not cost the database a commit a key. */
const gatherMs = 15;
/** Where notifications do not come through (a connection lost, a pooler between), commits elsewhere are found within this time. */
const lookEveryMs = 1_000;

/** How this server and its siblings on the same database tell each other what happens. */
export interface Nodes {
  /** To every other server; this one's own part is done by whoever tells. */
  tell(signal: Signal): void;
  start(hear: (signal: Signal, from: string) => void): Promise<void>;
  /** Whether the database would let go of this server's lock at its end (`lifeLockOf`). */
  isGuarded(): boolean;
  stop(): Promise<void>;
}

/** A server alone with its embedded database has nobody to tell. */
export const alone: Nodes = { tell() {}, start: async () => {}, isGuarded: () => false, stop: async () => {} };

interface Parts {
  store: Store;
  /** Address of the PostgreSQL that all servers share. */
  url: string;
  /** This process's name among them, as its commits carry it. */
  name: string;
  /** This server's name in claims, over restarts. */
  nodeId: string;
  secretKey: Buffer;
  clock: Clock;
  log: Logger;
}

/**
 * Several servers on one PostgreSQL. Commits are announced by the database inside the transaction, so that no commit is
 * announced that did not happen and none happens unannounced; signals without memory go the same way. One mechanism and no
 * second server to run: what is lost while the line is down is found in the log, which is the truth.
 */
export function createNodes({ store, url, name, nodeId, secretKey, clock, log }: Parts): Nodes {
  const parcels = createParcels(secretKey);
  let hear: (signal: Signal, from: string) => void = () => {};
  let waiting: Signal[] = [];
  let sending: Promise<void> | null = null;
  let cancelSend: (() => void) | null = null;
  let cancelLook = () => {};
  let looking: Promise<unknown> = Promise.resolve();
  let lookedUpTo = 0;
  let stopped = false;
  let hasWarned = false;

  const listener = createListener({
    url,
    channels: [logChannel, signalChannel],
    holds: lifeLockOf(nodeId),
    clock,
    log,
    heard(channel, payload) {
      if (channel === logChannel) {
        const commit = parseAnnouncement(payload);
        if (commit.name !== name) store.heardOfCommit(commit.written);
      } else if (!payload.startsWith(`${name} `)) take(payload);
    },
    joined() {
      store.heardOfCommit();
      tell({ kind: 'hello' });
    },
  });

  function take(payload: string): void {
    const parcel = open(payload);
    if (!parcel || !Array.isArray(parcel.content)) return;
    for (const one of parcel.content) {
      const signal = signalSchema.safeParse(one);
      if (!signal.success) continue;
      try {
        hear(signal.data, parcel.from);
      } catch (error) {
        log.error({ err: error, kind: signal.data.kind }, 'what another server told could not be done');
      }
    }
  }

  function open(payload: string): ReturnType<typeof parcels.unpack> {
    try {
      return parcels.unpack(payload);
    } catch (error) {
      // A drum that beats: said once, it says enough.
      if (!hasWarned) log.warn({ err: error }, 'another server cannot be understood: do all have the same SECRET_KEY?');
      hasWarned = true;
      return null;
    }
  }

  function tell(signal: Signal): void {
    if (stopped) return;
    waiting.push(signal);
    if (sending === null) cancelSend ??= clock.after(gatherMs, send);
  }

  function send(): void {
    cancelSend = null;
    const parts = parcels.pack(name, waiting);
    waiting = [];
    // In one statement and so in one commit, in order. The next batch waits: on another connection it might overtake.
    sending = sql`select pg_notify(${signalChannel}, part) from unnest(${sql.val(parts)}::text[]) as part`
      .execute(store.db)
      .then(
        () => {},
        (error: unknown) => log.warn({ err: error }, 'other servers could not be told'),
      )
      .finally(() => {
        sending = null;
        if (waiting.length > 0 && !stopped) cancelSend ??= clock.after(gatherMs, send);
      });
  }

  async function hasGrown(): Promise<boolean> {
    const { rows } = await sql<{ last: number }>`select coalesce(max(seq), 0) as last from change_log`.execute(
      store.db,
    );
    const last = rows[0]?.last ?? 0;
    const grew = last > lookedUpTo;
    lookedUpTo = last;
    return grew;
  }

  /** Only a log that has grown is news: whoever listens does real work for each. */
  function look(): void {
    cancelLook = clock.after(lookEveryMs, () => {
      looking = hasGrown()
        .then(
          (grew) => grew && store.heardOfCommit(),
          (error: unknown) => log.warn({ err: error }, 'the log could not be looked at'),
        )
        .finally(() => !stopped && look());
    });
  }

  return {
    tell,
    async start(listen) {
      hear = listen;
      await listener.start();
      look();
    },
    isGuarded: listener.isListening,
    async stop() {
      stopped = true;
      cancelLook();
      cancelSend?.();
      await looking;
      await sending;
      // The last words, among them that somebody else may go on with this server's work.
      if (waiting.length > 0) send();
      await sending;
      await listener.stop();
    },
  };
}
