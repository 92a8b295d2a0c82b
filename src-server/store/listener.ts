import pg from 'pg';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';

/** A connection that has died without a word (a pulled cable, a firewall that forgot it) is noticed within this time. */
const checkEveryMs = 5_000;
const answerWithinMs = 4_000;
const retryMs = [100, 500, 1_000, 2_000, 5_000] as const;

interface Parts {
  url: string;
  channels: readonly string[];
  /** Name of a lock it holds, shared with whoever wants it too, for as long as it listens. */
  holds: string;
  clock: Clock;
  log: Logger;
  heard(channel: string, payload: string): void;
  /** Listening has begun, or begun again: whatever was said in between went unheard. */
  joined(): void;
}

/**
 * Hears PostgreSQL's notifications on a connection of its own: one of the pool would be handed to somebody else. It connects
 * again by itself for as long as it runs.
 */
export function createListener({ url, channels, holds, clock, log, heard, joined }: Parts) {
  let client: pg.Client | null = null;
  let stopped = false;
  let failures = 0;
  let cancelTimer = () => {};

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
      application_name: 'parley listener',
    });
    let isOver = false;
    const lost = (error?: Error) => {
      if (isOver) return;
      isOver = true;
      client = null;
      cancelTimer();
      next.end().catch(() => {});
      if (stopped) return;
      const waitMs = retryMs[Math.min(failures, retryMs.length - 1)] ?? 5_000;
      failures += 1;
      log.warn({ err: error, waitMs }, 'other servers are not heard; the log is looked at in between');
      cancelTimer = clock.after(waitMs, () => void connect());
    };
    next.on('error', lost);
    next.on('end', () => lost());
    next.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''));
    try {
      await next.connect();
      for (const channel of channels) await next.query(`listen ${next.escapeIdentifier(channel)}`);
      await next.query('select pg_advisory_lock_shared(hashtextextended($1, 0))', [holds]);
    } catch (error) {
      return lost(error instanceof Error ? error : new Error(String(error)));
    }
    if (stopped) return void next.end().catch(() => {});
    client = next;
    failures = 0;
    const check = () => {
      cancelTimer = clock.after(checkEveryMs, () => void next.query('select 1').then(check, lost));
    };
    check();
    joined();
  }

  return {
    /** Returns when it listens, or has failed once and goes on trying. */
    start: connect,
    isListening: (): boolean => client !== null,
    async stop(): Promise<void> {
      stopped = true;
      cancelTimer();
      await client?.end().catch(() => {});
    },
  };
}
