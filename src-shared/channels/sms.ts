import type { ChannelManifest } from './manifest.ts';

const twilio = { field: 'provider', is: ['twilio'] };
const smpp = { field: 'provider', is: ['smpp'] };

export const sms: ChannelManifest = {
  id: 'sms',
  name: 'SMS',
  identityKind: 'phone',
  defaultCapacity: 6,
  capabilities: {
    replyWindowMs: null,
    // Ten segments of 153 characters: what carriers and Twilio deliver as one message.
    maxTextLength: 1_530,
    segments: true,
    richText: false,
    subject: false,
    recipients: false,
    attachments: null,
    readReceipts: false,
    deliveryReceipts: true,
    typing: false,
    live: false,
    startConversation: true,
    webhook: true,
  },
  webhookWhen: twilio,
  settings: [
    {
      name: 'provider',
      kind: 'select',
      required: true,
      label: 'Provider',
      options: ['twilio', 'smpp'],
      default: 'twilio',
    },
    { name: 'number', kind: 'phone', required: true, label: 'Phone number' },
    { name: 'accountSid', kind: 'text', required: true, label: 'Account SID', when: twilio },
    { name: 'authToken', kind: 'secret', required: true, label: 'Auth token', when: twilio },
    {
      name: 'apiBaseUrl',
      kind: 'url',
      required: true,
      label: 'API address',
      default: 'https://api.twilio.com',
      when: twilio,
    },
    { name: 'smppHost', kind: 'text', required: true, label: 'SMPP server', when: smpp },
    { name: 'smppPort', kind: 'number', required: true, label: 'SMPP port', default: 2775, when: smpp },
    { name: 'smppTls', kind: 'boolean', required: false, label: 'TLS', default: false, when: smpp },
    { name: 'systemId', kind: 'text', required: true, label: 'System ID', when: smpp },
    { name: 'smppPassword', kind: 'secret', required: true, label: 'SMPP password', when: smpp },
  ],
};
