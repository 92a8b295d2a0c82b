import { startTelegramPeer } from '../../../tests/real/telegram-peer.ts';
import type { WebhookRequest } from '../connector.ts';
import type { ConnectorRig, Inbound } from '../connector-harness.ts';
import { describeConnector } from '../connector-suite.ts';
import { telegramConnector } from './index.ts';

const userId = 7_001_002_003;
const botToken = '42:AAE-peer-bot-token';
const webhookSecret = 'open_sesame-1';

async function openTelegramRig(mode: 'polling' | 'webhook'): Promise<ConnectorRig> {
  const peer = await startTelegramPeer({ token: botToken, username: 'shop_bot' });
  const webhookUrl = 'https://desk.example/webhooks/telegram/a';
  const secrets = mode === 'webhook' ? { botToken, webhookSecret } : { botToken };
  const inbox = {
    id: '01900000-0000-7000-8000-00000000000b',
    name: 'Shop bot',
    address: '@shop_bot',
    settings: { botUsername: '@Shop_bot', mode, apiBaseUrl: peer.baseUrl },
    secrets,
  };
  const messageIds = new Map<string, number>();
  const updateOf = ({ key, text, file }: Inbound): Record<string, unknown> => {
    const message_id = messageIds.get(key) ?? messageIds.size + 1;
    messageIds.set(key, message_id);
    if (file) peer.putFile(`file-${key}`, file.name, file.bytes);
    const document = { file_id: `file-${key}`, file_name: file?.name, mime_type: file?.mimeType };
    return {
      message: {
        message_id,
        date: Math.floor(Date.now() / 1000),
        chat: { id: userId, type: 'private', first_name: 'Ana' },
        from: { id: userId, is_bot: false, first_name: 'Ana', last_name: 'Novak', username: 'ana_n' },
        ...(file ? { document, caption: text } : { text }),
      },
    };
  };
  const call = (inbound: Inbound, secret: string): WebhookRequest => ({
    method: 'POST',
    url: webhookUrl,
    query: {},
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: Buffer.from(JSON.stringify({ update_id: 900 + messageIds.size, ...updateOf(inbound) })),
  });
  // What the bot could not store stays in Telegram's queue; a second delivery of it is that same update.
  const queued = new Map<string, Promise<'confirmed' | 'asked-again'>>();
  return {
    inbox,
    webhookUrl,
    customer: { kind: 'telegram', value: String(userId), label: '@ana_n', name: 'Ana Novak' },
    threadKey: String(userId),
    async deliver(connector, inbound) {
      if (mode === 'webhook') {
        const answer = await connector.webhook?.(call(inbound, webhookSecret));
        return answer?.status === 200 ? 'accepted' : 'try-again';
      }
      const again = queued.get(inbound.key);
      if (again) {
        queued.delete(inbound.key);
        return (await again) === 'confirmed' ? 'accepted' : 'try-again';
      }
      const delivery = peer.queue(updateOf(inbound));
      if ((await delivery.outcome) === 'confirmed') return 'accepted';
      queued.set(inbound.key, delivery.confirmed);
      return 'try-again';
    },
    received: async () => peer.sent.map((message) => ({ ...message, reference: null })),
    async failNext(failure) {
      if (failure === 'unreachable') return peer.close();
      if (failure === 'answer-lost') return peer.failNext({ kind: 'answer-lost' });
      if (failure === 'rate-limited')
        return peer.failNext({
          kind: 'error',
          code: 429,
          description: 'Too Many Requests: retry after 3',
          retryAfterSeconds: 3,
        });
      return peer.failNext({ kind: 'error', code: 403, description: 'Forbidden: bot was blocked by the user' });
    },
    withWrongCredentials: () => ({ ...inbox, secrets: { ...secrets, botToken: '42:AAE-stolen' } }),
    webhook: {
      genuine: (inbound) => call(inbound, webhookSecret),
      forged: (inbound) => call(inbound, 'guessed'),
      malformed: () => ({ ...call({ key: 'none', text: '' }, webhookSecret), body: Buffer.from('{"no":"update"}') }),
    },
    close: () => peer.close(),
  };
}

for (const mode of ['polling', 'webhook'] as const)
  describeConnector(`Telegram by ${mode}`, {
    factory: telegramConnector,
    failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
    providerIds: true,
    reference: false,
    receipts: 'none',
    webhook: mode === 'webhook',
    open: () => openTelegramRig(mode),
  });
