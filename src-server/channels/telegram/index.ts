import type { ConnectorFactory } from '../connector.ts';
import { createTelegramConnector } from './telegram-connector.ts';

export const telegramConnector: ConnectorFactory = {
  channel: 'telegram',
  // Telegram ends one `getUpdates` when another begins. What was sent in parts is remembered beside the offset, by one writer.
  singleSession: ({ mode }) => (mode === 'polling' ? 'all' : 'none'),
  create: createTelegramConnector,
};
