import type { ConnectorFactory } from '../connector.ts';
import { createMetaConnector } from '../meta/meta-connector.ts';
import { messengerDialect } from './messenger-dialect.ts';

export const messengerConnector: ConnectorFactory = {
  channel: 'messenger',
  create: (context) => createMetaConnector(context, 'pageId', messengerDialect),
};
