import { z } from 'zod';
import type { TestReport } from '#shared/contract/socket.ts';
import type { BotClient } from './bot-client.ts';
import type { TelegramSettings } from './settings.ts';

type Step = TestReport['steps'][number];

const meSchema = z.object({ username: z.string() });
export const webhookInfoSchema = z.object({
  url: z.string().catch(''),
  last_error_message: z.string().nullish().catch(null),
});

/** Signs in and compares every setting with what Telegram says, changing nothing there. */
export async function checkBot(bot: BotClient, settings: TelegramSettings, webhookUrl: string): Promise<Step[]> {
  const answer = await bot.call('getMe');
  if (!answer.ok) return [{ name: 'Bot token', ok: false, detail: answer.error.result.detail }];
  const me = meSchema.safeParse(answer.value);
  if (!me.success)
    return [{ name: 'Bot API address', ok: false, detail: 'Something answers there, but not as the Bot API does.' }];
  const steps: Step[] = [{ name: 'Bot token', ok: true, detail: 'Accepted.' }];
  const same = me.data.username.toLowerCase() === settings.botUsername.replace(/^@/, '').toLowerCase();
  steps.push({
    name: 'Bot user name',
    ok: same,
    detail: same ? `@${me.data.username}` : `This token belongs to @${me.data.username}, which is another bot.`,
  });
  if (settings.mode === 'webhook') steps.push(...webhookSteps(settings, webhookUrl));
  const info = await bot.call('getWebhookInfo');
  const webhook = webhookInfoSchema.safeParse(info.ok ? info.value : null);
  if (webhook.success) steps.push(...usageSteps(webhook.data, settings, webhookUrl));
  return steps;
}

function webhookSteps({ webhookSecret, apiBaseUrl }: TelegramSettings, webhookUrl: string): Step[] {
  const fit = /^[A-Za-z0-9_-]{1,256}$/.test(webhookSecret);
  // A Bot API server of one's own also calls plain addresses inside its network.
  const https = webhookUrl.startsWith('https://') || !/\/\/api\.telegram\.org/.test(apiBaseUrl);
  return [
    {
      name: 'Webhook secret',
      ok: fit,
      detail: fit ? 'In the form Telegram wants.' : 'Telegram allows letters, digits, _ and - only, at most 256.',
    },
    {
      name: 'Webhook address',
      ok: https,
      detail: https
        ? webhookUrl
        : `${webhookUrl} – Telegram calls https addresses only. Use polling, or give the server one.`,
    },
  ];
}

/** Where the bot's updates go now: a bot has one receiver only. */
function usageSteps(info: z.infer<typeof webhookInfoSchema>, { mode }: TelegramSettings, webhookUrl: string): Step[] {
  const host = URL.canParse(info.url) ? new URL(info.url).host : info.url;
  if (mode === 'polling' && info.url !== '' && info.url !== webhookUrl)
    return [
      {
        name: 'Updates',
        ok: false,
        detail: `They go to a webhook at ${host}. Delete it there, or they cannot be fetched.`,
      },
    ];
  if (mode === 'webhook' && info.url === webhookUrl && info.last_error_message)
    return [
      { name: 'Updates', ok: true, detail: `Telegram’s last complaint about our webhook: ${info.last_error_message}` },
    ];
  return [];
}
