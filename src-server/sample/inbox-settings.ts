import { channels } from '#shared/channels/registry.ts';
import { checkSettings, type SettingValue } from '#shared/channels/settings.ts';
import type { Row } from '#shared/domain/entities.ts';

/** Known to everybody: the sample's inboxes accept webhooks signed with these words (README names them). */
export const sampleSecrets = {
  appSecret: 'sample-app-secret',
  verifyToken: 'sample-verify-token',
  token: 'sample-token',
  webhookSecret: 'sample-webhook-secret',
};

/** Nobody listens there: a sample never writes to a real provider. Replies then wait, and say that the provider is out of reach. */
const nobody = 'http://127.0.0.1:9';

const meta = {
  accessToken: sampleSecrets.token,
  appSecret: sampleSecrets.appSecret,
  verifyToken: sampleSecrets.verifyToken,
  graphBaseUrl: nobody,
};

/** `imap://user:password@host:port` and `smtp://…` of a local mail server, from SAMPLE_IMAP and SAMPLE_SMTP. */
export interface SampleMail {
  imap: URL;
  smtp: URL;
}

function mailSettings({ imap, smtp }: SampleMail): Record<string, SettingValue> {
  const security = (url: URL) =>
    url.protocol.startsWith('imaps') || url.protocol.startsWith('smtps') ? 'tls' : 'none';
  return {
    address: 'support@lipa.example',
    fromName: 'Lipa & Co.',
    imapHost: imap.hostname,
    imapPort: Number(imap.port || 143),
    imapSecurity: security(imap),
    imapUser: decodeURIComponent(imap.username),
    imapPassword: decodeURIComponent(imap.password),
    smtpHost: smtp.hostname,
    smtpPort: Number(smtp.port || 25),
    smtpSecurity: security(smtp),
    smtpUser: decodeURIComponent(smtp.username),
    smtpPassword: decodeURIComponent(smtp.password),
  };
}

const values: Record<Exclude<Row<'inbox'>['channel'], 'email'>, Record<string, SettingValue>> = {
  'web-chat': { title: 'Chat with Lipa & Co.', greeting: 'Hello! How can we help?', accent: '#3b5bdb' },
  sms: {
    provider: 'twilio',
    number: '+38640555000',
    accountSid: 'AC00000000000000000000000000000000',
    authToken: sampleSecrets.token,
    apiBaseUrl: nobody,
  },
  messenger: { pageId: '100000000000001', ...meta },
  instagram: { accountId: '17840000000000001', ...meta },
  whatsapp: { phoneNumberId: '100000000000002', number: '+38640555001', ...meta },
  telegram: {
    botUsername: 'lipa_bot',
    botToken: '1000000:sample-bot-token',
    mode: 'webhook',
    webhookSecret: sampleSecrets.webhookSecret,
    apiBaseUrl: nobody,
  },
};

/** An inbox with its settings and secrets sorted by the manifest; email without a local mail server is switched off. */
export function withSettings(
  inbox: Row<'inbox'>,
  mail: SampleMail | null,
): { inbox: Row<'inbox'>; secrets: Record<string, string> } {
  if (inbox.channel === 'email' && mail === null) {
    return { inbox: { ...inbox, enabled: false, health: { name: 'disabled', since: inbox.createdAt } }, secrets: {} };
  }
  const given = inbox.channel === 'email' ? (mail ? mailSettings(mail) : {}) : values[inbox.channel];
  const { settings, secrets, problems } = checkSettings(channels[inbox.channel], given);
  if (problems.length > 0)
    throw new Error(`the sample's ${inbox.channel} settings are wrong: ${JSON.stringify(problems)}`);
  return { inbox: { ...inbox, settings, secretsSet: Object.keys(secrets) }, secrets };
}
