import type { ChannelManifest } from './manifest.ts';
import { metaReplyWindowMs, metaSettings } from './meta.ts';

export const instagram: ChannelManifest = {
  id: 'instagram',
  name: 'Instagram',
  identityKind: 'instagram',
  defaultCapacity: 5,
  capabilities: {
    replyWindowMs: metaReplyWindowMs,
    maxTextLength: 1_000,
    segments: false,
    richText: false,
    subject: false,
    recipients: false,
    // Instagram messaging, "Supported formats": 25 MB, but pictures 8 MB, which the connector says when it comes to it.
    attachments: {
      maxCount: 10,
      maxBytes: 25_000_000,
      mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'audio/*', 'video/*', 'application/pdf'],
    },
    readReceipts: true,
    deliveryReceipts: false,
    typing: false,
    live: false,
    startConversation: false,
    webhook: true,
  },
  settings: [{ name: 'accountId', kind: 'text', required: true, label: 'Instagram account ID' }, ...metaSettings],
};
