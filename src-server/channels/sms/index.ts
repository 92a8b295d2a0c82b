import type { ConnectorFactory } from '../connector.ts';
import { parseSmsSettings } from './settings.ts';
import { createSmppConnector } from './smpp/smpp-connector.ts';
import { type SmsTiming, smsTiming } from './timing.ts';
import { createTwilioConnector } from './twilio/twilio-connector.ts';

/** One channel, two ways to the carriers: the inbox's `provider` setting decides. */
export const createSmsFactory = (timing: SmsTiming): ConnectorFactory => ({
  channel: 'sms',
  // Carriers allow one bind an account, and their answers and receipts come back over the session that sent.
  singleSession: ({ provider }) => (provider === 'smpp' ? 'all' : 'none'),
  create(context) {
    const settings = parseSmsSettings(context.inbox.settings, context.inbox.secrets);
    return settings.provider === 'twilio'
      ? createTwilioConnector(context, settings, timing)
      : createSmppConnector(context, settings, timing);
  },
});

export const smsConnector: ConnectorFactory = createSmsFactory(smsTiming);
