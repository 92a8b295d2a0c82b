import type { ChannelManifest } from './manifest.ts';
import { metaReplyWindowMs, metaSettings } from './meta.ts';

export const whatsapp: ChannelManifest = {
  id: 'whatsapp',
  name: 'WhatsApp',
  identityKind: 'phone',
  defaultCapacity: 5,
  capabilities: {
    replyWindowMs: metaReplyWindowMs,
    maxTextLength: 4_096,
    segments: false,
    richText: false,
    subject: false,
    recipients: false,
    // Cloud API: documents of any kind up to 100 MB, of which the server keeps 25; what is too large to be shown travels as one.
    attachments: { maxCount: 10, maxBytes: 25_000_000, mimeTypes: ['*/*'] },
    readReceipts: true,
    deliveryReceipts: true,
    typing: false,
    live: false,
    startConversation: false,
    webhook: true,
  },
  settings: [
    { name: 'phoneNumberId', kind: 'text', required: true, label: 'Phone number ID' },
    { name: 'number', kind: 'phone', required: true, label: 'Phone number' },
    ...metaSettings,
  ],
};
