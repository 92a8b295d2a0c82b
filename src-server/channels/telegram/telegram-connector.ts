import type { Connector, ConnectorContext, WebhookRequest, WebhookResponse } from '../connector.ts';
import { createConnectorMemory } from '../connector-memory.ts';
import { createHealthReporter } from '../health-reporter.ts';
import { createInHand } from '../in-hand.ts';
import { createInboundLanes } from '../inbound-lanes.ts';
import { parseJson } from '../parse-json.ts';
import { isSameSecret } from '../same-secret.ts';
import { sendInParts } from '../send-in-parts.ts';
import { createBotClient } from './bot-client.ts';
import { checkBot } from './checks.ts';
import { createPolling } from './polling.ts';
import { telegramParts } from './sending.ts';
import { telegramSettingsOf } from './settings.ts';
import { parseUpdate, updateIdOf } from './update.ts';
import { clearOwnWebhook, createRegistration } from './webhook-registration.ts';

/** One Telegram bot, by long polling or by webhook. Throws when settings are missing; the manifest's check comes first. */
export function createTelegramConnector(context: ConnectorContext): Connector {
  const { clock, webhookUrl } = context;
  const settings = telegramSettingsOf(context.inbox);
  const log = context.log.child({ inboxId: context.inbox.id });
  const bot = createBotClient(settings.apiBaseUrl, settings.botToken);
  const memory = createConnectorMemory(context.sink);
  const health = createHealthReporter(context);
  const receive = createInboundLanes(context.sink);
  const inHand = createInHand();

  async function take(update: unknown): Promise<void> {
    const event = parseUpdate(update);
    if (event.kind === 'ignored') return log.info({ kind: event.what }, 'left an update aside');
    const { from, chatId, files, ...message } = event.message;
    await receive({
      ...message,
      from: {
        kind: 'telegram',
        value: from.id,
        label: from.username ? `@${from.username}` : (from.name ?? from.id),
        name: from.name,
      },
      threadKey: chatId,
      html: null,
      quotedText: null,
      subject: null,
      recipients: null,
      files: files.map(({ fileId, name, mimeType }) => ({
        name,
        mimeType,
        contentId: null,
        read: () => bot.download(fileId),
      })),
    });
  }

  const registration =
    settings.mode === 'webhook'
      ? createRegistration({ bot, health, clock, webhookUrl, secret: settings.webhookSecret })
      : null;
  const prepare = (signal: AbortSignal) => clearOwnWebhook(bot, webhookUrl, signal);
  const intake = registration ?? createPolling({ bot, memory, health, log, clock, take, prepare });

  async function webhook(request: WebhookRequest): Promise<WebhookResponse> {
    if (request.method !== 'POST') return answer(405, 'Only POST is answered here.');
    const given = request.headers['x-telegram-bot-api-secret-token'] ?? '';
    if (settings.webhookSecret === '' || !isSameSecret(given, settings.webhookSecret)) {
      log.warn('refused a webhook whose secret token is missing or wrong');
      return answer(401, 'The secret token does not match.');
    }
    const update = parseJson(request.body);
    if (updateIdOf(update) === null) {
      log.warn('refused a webhook whose body is not an update of Telegram');
      return answer(400, 'The body is not an update of Telegram: expected JSON with "update_id".');
    }
    try {
      await take(update);
      return answer(200, 'ok');
    } catch (error) {
      log.error(
        { reason: error instanceof Error ? error.message : 'unknown' },
        'an update could not be stored; Telegram repeats it',
      );
      return answer(500, 'Not stored, please repeat.');
    }
  }

  return {
    async start() {
      inHand.open();
      await health.connecting();
      intake.start();
    },
    async stop() {
      await intake.stop();
      await inHand.close();
    },
    send: (message) =>
      inHand.send(async () => {
        const parts = telegramParts(bot, message);
        if (!Array.isArray(parts)) return parts;
        const result = await sendInParts(message.messageId, parts, { memory, clock });
        if (result.kind === 'rejected' && result.code === 'misconfigured') {
          await health.failing(result.detail);
          // Registering again finds out whether it stays so; polling finds out by itself.
          registration?.start();
        }
        return result;
      }),
    async test() {
      const steps = await checkBot(bot, settings, webhookUrl);
      return { ok: steps.every((step) => step.ok), steps };
    },
    webhook: (request) => inHand.track(webhook(request)),
  };
}

const answer = (status: number, body: string): WebhookResponse => ({ status, contentType: 'text/plain', body });
