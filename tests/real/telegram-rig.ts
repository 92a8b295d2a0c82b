import type { WebhookRequest } from '../../src-server/channels/connector.ts';
import type { ConnectorRig, Inbound } from '../../src-server/channels/connector-harness.ts';
import { startTelegramPeer, type TelegramPeer } from './telegram-peer.ts';

const userId = 7_001_002_003;
const botToken = '42:AAE-peer-bot-token';
const webhookSecret = 'open_sesame-1';

export interface TelegramRig extends ConnectorRig {
  peer: TelegramPeer;
  /** A private message of the customer's with these fields. */
  messageOf(message_id: number, content: Record<string, unknown>): Record<string, unknown>;
  /** A webhook call with this update and the right secret. */
  call(update: Record<string, unknown>, secret?: string): WebhookRequest;
}

/** A Bot API peer with an inbox configured for it. */
export async function openTelegramRig(mode: 'polling' | 'webhook'): Promise<TelegramRig> {
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
  const messageOf = (message_id: number, content: Record<string, unknown>) => ({
    message_id,
    date: Math.floor(Date.now() / 1000),
    chat: { id: userId, type: 'private', first_name: 'Ana' },
    from: { id: userId, is_bot: false, first_name: 'Ana', last_name: 'Novak', username: 'ana_n' },
    ...content,
  });
  const updateOf = ({ key, text, file }: Inbound) => {
    const message_id = messageIds.get(key) ?? messageIds.size + 1;
    messageIds.set(key, message_id);
    if (!file) return { message: messageOf(message_id, { text }) };
    peer.putFile(`file-${key}`, file.name, file.bytes);
    const document = { file_id: `file-${key}`, file_name: file.name, mime_type: file.mimeType };
    return { message: messageOf(message_id, { document, caption: text }) };
  };
  const call = (update: Record<string, unknown>, secret = webhookSecret): WebhookRequest => ({
    method: 'POST',
    url: webhookUrl,
    query: {},
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: Buffer.from(JSON.stringify({ update_id: 900 + messageIds.size, ...update })),
  });
  // What the bot could not store stays in Telegram's queue; a second delivery of it is that same update.
  const queued = new Map<string, Promise<'confirmed' | 'asked-again'>>();
  return {
    peer,
    messageOf,
    call,
    inbox,
    webhookUrl,
    customer: { kind: 'telegram', value: String(userId), label: '@ana_n', name: 'Ana Novak' },
    threadKey: String(userId),
    async deliver(connector, inbound) {
      if (mode === 'webhook') {
        const answer = await connector.webhook?.(call(updateOf(inbound)));
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
      genuine: (inbound) => call(updateOf(inbound)),
      forged: (inbound) => call(updateOf(inbound), 'guessed'),
      malformed: () => ({ ...call({}), body: Buffer.from('{"no":"update"}') }),
    },
    close: () => peer.close(),
  };
}
