import type { ChannelManifest } from './manifest.ts';

export const webChat: ChannelManifest = {
  id: 'web-chat',
  name: 'Web chat',
  identityKind: 'visitor',
  defaultCapacity: 4,
  capabilities: {
    replyWindowMs: null,
    maxTextLength: 8_000,
    segments: false,
    richText: false,
    subject: false,
    recipients: false,
    attachments: { maxCount: 5, maxBytes: 10_000_000, mimeTypes: ['image/*', 'application/pdf', 'text/plain'] },
    readReceipts: true,
    deliveryReceipts: true,
    typing: true,
    live: true,
    startConversation: false,
    webhook: false,
  },
  settings: [
    { name: 'title', kind: 'text', required: true, label: 'Title of the chat', default: 'Chat with us' },
    { name: 'greeting', kind: 'text', required: false, label: 'Greeting', default: 'Hello! How can we help?' },
    { name: 'accent', kind: 'text', required: false, label: 'Colour', hint: 'As #rrggbb', default: '#3b5bdb' },
    {
      name: 'allowedOrigins',
      kind: 'text',
      required: false,
      label: 'Sites that may show it',
      hint: 'Separated by spaces; empty: any site',
    },
  ],
};
