import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { ConnectorFactory } from './connector.ts';
import { emailConnector } from './email/index.ts';
import { instagramConnector } from './instagram/index.ts';
import { messengerConnector } from './messenger/index.ts';
import { smsConnector } from './sms/index.ts';
import { telegramConnector } from './telegram/index.ts';
import { webChatConnector } from './web-chat/index.ts';
import { whatsappConnector } from './whatsapp/index.ts';

/** The code that speaks each channel. Typed by `ChannelId`, so a channel without a connector does not compile. */
export const connectorFactories: Readonly<Record<ChannelId, ConnectorFactory>> = {
  email: emailConnector,
  'web-chat': webChatConnector,
  sms: smsConnector,
  messenger: messengerConnector,
  instagram: instagramConnector,
  whatsapp: whatsappConnector,
  telegram: telegramConnector,
};
