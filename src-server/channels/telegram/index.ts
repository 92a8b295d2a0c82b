import type { ConnectorFactory } from '../connector.ts';
import { createTelegramConnector } from './telegram-connector.ts';

export const telegramConnector: ConnectorFactory = { channel: 'telegram', create: createTelegramConnector };
