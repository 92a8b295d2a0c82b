import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Logger } from '../../platform/log.ts';
import type { ConnectorMemory } from '../connector-memory.ts';
import type { HealthReporter } from '../health-reporter.ts';
import type { BotClient, BotFailure } from './bot-client.ts';
import { allowedUpdates, updateIdOf } from './update.ts';

const pollSeconds = 25;
const firstRetryMs = 1_000;
const lastRetryMs = 60_000;

interface Parts {
  bot: BotClient;
  memory: ConnectorMemory;
  health: HealthReporter;
  log: Logger;
  clock: Clock;
  /** Resolves when the update's message is stored; throws when it is not. */
  take(update: unknown): Promise<void>;
  /** Runs once before the first question. */
  prepare(signal: AbortSignal): Promise<void>;
}

interface Trouble {
  detail: string;
  retryAfterMs: number | null;
}

/**
 * Asks Telegram for updates for as long as it runs. Telegram forgets an update once the next question names a later one, so the
 * offset moves only when everything before it is stored: a crash repeats updates, it never loses one.
 */
export function createPolling(parts: Parts) {
  const { bot, memory, health, log, clock, take, prepare } = parts;
  let running: { stop: AbortController; done: Promise<void> } | null = null;

  /** One question and all of its answer. Returns the failure to wait for, or null to go on at once. */
  async function round(seconds: number, signal: AbortSignal): Promise<Trouble | null> {
    const { offset } = await memory.load();
    const askedAt = clock.now();
    const answer = await bot.call(
      'getUpdates',
      { timeout: seconds, allowed_updates: allowedUpdates, ...(offset === null ? {} : { offset }) },
      { timeoutMs: (seconds + 10) * 1000, signal },
    );
    if (signal.aborted) return null;
    if (!answer.ok) return { detail: pollingTrouble(answer.error), retryAfterMs: answer.error.retryAfterMs };
    const updates = z.array(z.unknown()).safeParse(answer.value);
    // An update without its number could never be confirmed, and would come back at once, for ever.
    if (!updates.success || updates.data.some((update) => updateIdOf(update) === null))
      return { detail: 'Telegram’s address answers, but not as the Bot API does.', retryAfterMs: null };
    await health.connected();
    // Something between us and Telegram that does not wait with its answer must not be asked without pause.
    if (seconds > 0 && updates.data.length === 0 && clock.now() - askedAt < 1_000) await pause(1_000, signal);
    for (const update of updates.data) {
      if (signal.aborted) return null;
      await take(update);
      const id = updateIdOf(update);
      if (id !== null) await memory.change((state) => ({ ...state, offset: id + 1 }));
    }
    return null;
  }

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    // The first question, and the first after trouble, is answered at once: so health tells the truth without waiting for a message.
    let seconds = 0;
    await prepare(signal);
    while (!signal.aborted) {
      let trouble: Trouble | null;
      try {
        trouble = await round(seconds, signal);
      } catch (error) {
        log.error(
          { reason: error instanceof Error ? error.message : 'unknown' },
          'updates could not be stored; Telegram keeps them',
        );
        trouble = { detail: 'Messages arrive, but cannot be stored. The server’s log says why.', retryAfterMs: null };
      }
      if (signal.aborted) return;
      if (!trouble) {
        failures = 0;
        seconds = pollSeconds;
        continue;
      }
      failures += 1;
      seconds = 0;
      await health.failing(trouble.detail);
      const backoff = Math.min(firstRetryMs * 2 ** (failures - 1), lastRetryMs);
      await pause(trouble.retryAfterMs ?? backoff * (0.5 + Math.random() / 2), signal);
    }
  }

  const pause = (ms: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.after(ms, end);
      signal.addEventListener('abort', end);
    });

  return {
    start() {
      if (running) return;
      const stop = new AbortController();
      running = { stop, done: run(stop.signal) };
    },
    /** Ends the open question at once; an update in hand is stored first. */
    async stop() {
      const ending = running;
      running = null;
      ending?.stop.abort();
      await ending?.done;
    },
  };
}

function pollingTrouble({ code, result }: BotFailure): string {
  // 409: "terminated by other getUpdates request" or "can't use getUpdates method while webhook is active".
  if (code === 409 && /webhook/i.test(result.detail))
    return `The bot’s updates go to a webhook, so they cannot be fetched as well. Delete that webhook, or choose "webhook" here. ${result.detail}`;
  if (code === 409)
    return `Another program fetches this bot’s updates. Stop it, or give this inbox a bot of its own. ${result.detail}`;
  return result.detail;
}
