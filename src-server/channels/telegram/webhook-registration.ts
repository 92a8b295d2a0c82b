import type { Clock } from '../../platform/clock.ts';
import type { HealthReporter } from '../health-reporter.ts';
import type { BotClient } from './bot-client.ts';
import { webhookInfoSchema } from './checks.ts';
import { allowedUpdates } from './update.ts';

const firstRetryMs = 5_000;
const lastRetryMs = 15 * 60_000;

interface Parts {
  bot: BotClient;
  health: HealthReporter;
  clock: Clock;
  webhookUrl: string;
  secret: string;
}

/** Tells Telegram our address, again and again until it takes it: a bot without one stays silent, and nobody would notice. */
export function createRegistration({ bot, health, clock, webhookUrl, secret }: Parts) {
  let cancel = () => {};
  let run = 0;
  async function register(current: number, waitMs: number): Promise<void> {
    const answer = await bot.call('setWebhook', {
      url: webhookUrl,
      secret_token: secret,
      allowed_updates: allowedUpdates,
    });
    if (current !== run) return;
    if (answer.ok) return health.connected();
    await health.failing(`Telegram does not take our webhook address: ${answer.error.result.detail}`);
    if (current !== run) return;
    cancel = clock.after(answer.error.retryAfterMs ?? waitMs * (0.8 + 0.4 * Math.random()), () => {
      void register(current, Math.min(waitMs * 2, lastRetryMs));
    });
  }
  return {
    start() {
      run += 1;
      cancel();
      void register(run, firstRetryMs);
    },
    /** The address stays registered: Telegram keeps updates for a day and delivers them when we are back. */
    async stop() {
      run += 1;
      cancel();
    },
  };
}

/**
 * An inbox that was switched from webhook to polling takes its own old address back; somebody else's is not ours to remove. When
 * this fails, fetching updates says so.
 */
export async function clearOwnWebhook(bot: BotClient, webhookUrl: string, signal: AbortSignal): Promise<void> {
  const answer = await bot.call('getWebhookInfo', {}, { signal });
  const info = webhookInfoSchema.safeParse(answer.ok ? answer.value : null);
  if (info.success && info.data.url !== '' && info.data.url === webhookUrl)
    await bot.call('deleteWebhook', {}, { signal });
}
