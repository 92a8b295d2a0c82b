import type { TwilioPeer } from '../../../../tests/real/twilio-peer.ts';
import type { WebhookRequest } from '../../connector.ts';
import { createSmsFactory } from '../index.ts';
import { number } from '../sms-fixture.ts';
import { smsTiming } from '../timing.ts';

export const webhookUrl = 'https://desk.example.com/webhooks/sms/inbox-1';
export const factory = createSmsFactory({
  ...smsTiming,
  answerTimeoutMs: 1_000,
  reconnectMinMs: 20,
  reconnectMaxMs: 50,
});

export const inboxFor = (peer: TwilioPeer) => ({
  id: 'inbox-1',
  name: 'Texts',
  address: number,
  settings: { provider: 'twilio', number, accountSid: peer.accountSid, apiBaseUrl: peer.baseUrl },
  secrets: { authToken: peer.authToken },
});

export const signedCall = (
  peer: TwilioPeer,
  fields: Record<string, string>,
  query: Record<string, string> = {},
): WebhookRequest => {
  const url = new URL(webhookUrl);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { method: 'POST', url: url.href, query, ...peer.sign(url.href, fields) };
};
