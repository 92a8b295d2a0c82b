import type { ConnectorFactory } from '../connector.ts';
import { createMetaConnector } from '../meta/meta-connector.ts';
import { instagramDialect } from './instagram-dialect.ts';

export const instagramConnector: ConnectorFactory = {
  channel: 'instagram',
  create: (context) => createMetaConnector(context, 'accountId', instagramDialect),
};
