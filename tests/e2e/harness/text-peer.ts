import { startTelegramPeer } from '../../real/telegram-peer.ts';
import type { Rest } from './rest.ts';

/** Customers who write and are answered at once, for tests that are not about a channel. */
export interface TextPeer {
  /** A customer, by number, writes a line; it is stored when this resolves. */
  writes(customer: number, text: string, name?: string): Promise<void>;
  /** Texts of the replies that reached customers, oldest first. */
  received(): string[];
  close(): Promise<void>;
}

const botToken = '42:AAE-peer-bot-token';
const webhookSecret = 'open_sesame-1';

/** Opens an inbox "bot" whose provider is a Bot API on this machine, and speaks for its customers. */
export async function startTextPeer(rest: Rest, address: string, queueId = 'support'): Promise<TextPeer> {
  const peer = await startTelegramPeer({ token: botToken, username: 'shop_bot' });
  const settings = { botUsername: 'shop_bot', mode: 'webhook', apiBaseUrl: peer.baseUrl };
  await rest.putInbox('bot', 'telegram', { ...settings, botToken, webhookSecret }, queueId);
  let ids = 0;
  return {
    async writes(customer, text, name = `Customer ${customer}`) {
      ids += 1;
      const who = { id: 7_000 + customer, first_name: name };
      const message = {
        message_id: ids,
        date: Math.floor(Date.now() / 1000),
        chat: { ...who, type: 'private' },
        from: { ...who, is_bot: false },
        text,
      };
      const response = await fetch(`${address}/webhooks/telegram/bot`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret },
        body: JSON.stringify({ update_id: ids, message }),
      });
      if (response.status !== 200) throw new Error(`the webhook answered ${response.status}: ${await response.text()}`);
    },
    received: () => peer.sent.map(({ text }) => text),
    close: () => peer.close(),
  };
}
