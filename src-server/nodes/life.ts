import { sql } from 'kysely';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';

const beatMs = 2_000;
/** A server that has said nothing for this long, and whose connection is closed, has died. Longer than a connection may take to open. */
const deadAfterMs = 15_000;
/** Whoever has said nothing for this long serves nobody, whatever became of it. */
const silentAfterMs = 30_000;

/** The lock every server holds, shared, on the connection on which it listens: the database lets go of it when its process ends. */
export const lifeLockOf = (nodeId: string): string => `parley node ${nodeId}`;

export interface LifeNews {
  /** That server's process has ended: what it had in hand is nobody's. May be told by several servers, and again after a failure. */
  died(nodeId: string): Promise<void>;
  /** Nothing was heard of that server since then, epoch ms. It may live and be cut off. */
  silent(nodeId: string, since: number): Promise<void>;
  /** This server could not be heard for so long that others have taken it for gone. */
  returned(): void;
}

/** Which servers of the same database are alive. */
export interface Life {
  start(news: LifeNews): void;
  stop(): Promise<void>;
}
export const livesAlone: Life = { start() {}, stop: async () => {} };

interface Heard {
  beats: number;
  since: number;
  isDead: boolean;
  isSilent: boolean;
}

/**
 * A silent server is not taken for dead while the database still holds its connection: cut off or stopped in the middle of a
 * sending, it may hand over what it has in hand when it goes on, and nobody else must send that meanwhile. Silence counts from what
 * this server has itself seen without a pause of its own, so neither clocks that differ nor a database that was away kill anybody.
 */
export function createLife(parts: {
  store: Store;
  nodeId: string;
  clock: Clock;
  log: Logger;
  /** Whether this server holds its lock now. */
  isGuarded(): boolean;
}): Life {
  const { store, nodeId, clock, log, isGuarded } = parts;
  const heard = new Map<string, Heard>();
  let lastBeatAt: number | null = null;
  let cancelTimer = () => {};
  let working: Promise<void> = Promise.resolve();
  let stopped = false;

  async function beat(news: LifeNews): Promise<void> {
    const now = clock.now();
    const guarded = isGuarded();
    await sql`
      insert into node_life (node_id, beats, seen_at, guarded) values (${nodeId}, 1, ${now}, ${guarded})
      on conflict (node_id) do update set beats = node_life.beats + 1, seen_at = excluded.seen_at,
        guarded = excluded.guarded`.execute(store.db);
    const pauseMs = lastBeatAt === null ? 0 : now - lastBeatAt;
    lastBeatAt = now;
    // Whoever was not there cannot say how long others were silent.
    if (pauseMs > 2 * beatMs || pauseMs < 0) heard.clear();
    if (pauseMs > silentAfterMs - beatMs) news.returned();
  }

  async function look(news: LifeNews): Promise<void> {
    const others = await store.db.selectFrom('nodeLife').selectAll().where('nodeId', '<>', nodeId).execute();
    const now = clock.now();
    // A database that stood still let nobody say anything.
    if (lastBeatAt === null || now - lastBeatAt > 2 * beatMs) return heard.clear();
    for (const { nodeId: other, beats, guarded } of others) {
      const known = heard.get(other);
      if (known?.beats !== beats) {
        heard.set(other, { beats, since: now, isDead: false, isSilent: false });
        continue;
      }
      const silentMs = now - known.since;
      if (!known.isDead && guarded && silentMs >= deadAfterMs && (await hasLetGo(other))) {
        log.warn({ node: other }, 'another server has died');
        await news.died(other);
        known.isDead = true;
      }
      if (!known.isSilent && silentMs >= silentAfterMs) {
        await news.silent(other, known.since);
        known.isSilent = true;
      }
      if (known.isDead && known.isSilent) await forget(other, beats);
    }
  }

  async function hasLetGo(other: string): Promise<boolean> {
    const { rows } = await sql<{ free: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${lifeLockOf(other)}, 0)) as free`.execute(store.db);
    return rows[0]?.free === true;
  }

  const forget = (other: string, beats: number) =>
    store.db.deleteFrom('nodeLife').where('nodeId', '=', other).where('beats', '=', beats).execute();

  function plan(news: LifeNews, waitMs: number): void {
    cancelTimer = clock.after(waitMs, () => {
      working = beat(news)
        .then(() => look(news))
        .catch((error: unknown) => log.warn({ err: error }, 'who lives could not be seen'))
        .finally(() => !stopped && plan(news, beatMs));
    });
  }

  return {
    start: (news) => plan(news, 0),
    async stop() {
      stopped = true;
      cancelTimer();
      await working;
    },
  };
}
