import type { ChannelManifest } from './manifest.ts';

export const telegram: ChannelManifest = {
  id: 'telegram',
  name: 'Telegram',
  identityKind: 'telegram',
  defaultCapacity: 5,
  capabilities: {
    replyWindowMs: null,
    maxTextLength: 4_096,
    segments: false,
    richText: false,
    subject: false,
    recipients: false,
    // Bot API: 50 MB, of which the server keeps 25.
    attachments: { maxCount: 10, maxBytes: 25_000_000, mimeTypes: ['*/*'] },
    readReceipts: false,
    deliveryReceipts: false,
    typing: false,
    live: false,
    startConversation: false,
    webhook: true,
  },
  webhookWhen: { field: 'mode', is: ['webhook'] },
  settings: [
    { name: 'botUsername', kind: 'text', required: true, label: 'Bot user name' },
    { name: 'botToken', kind: 'secret', required: true, label: 'Bot token' },
    {
      name: 'mode',
      kind: 'select',
      required: true,
      label: 'How updates arrive',
      options: ['webhook', 'polling'],
      default: 'polling',
    },
    {
      name: 'webhookSecret',
      kind: 'secret',
      required: true,
      label: 'Webhook secret',
      hint: 'Telegram repeats it in every call',
      when: { field: 'mode', is: ['webhook'] },
    },
    { name: 'apiBaseUrl', kind: 'url', required: true, label: 'Bot API address', default: 'https://api.telegram.org' },
  ],
};
