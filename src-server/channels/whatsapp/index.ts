import type { ConnectorFactory } from '../connector.ts';
import { createMetaConnector } from '../meta/meta-connector.ts';
import { whatsappDialect } from './whatsapp-dialect.ts';

export const whatsappConnector: ConnectorFactory = {
  channel: 'whatsapp',
  create: (context) => createMetaConnector(context, 'phoneNumberId', whatsappDialect),
};
