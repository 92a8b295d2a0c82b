import type { ChannelManifest } from './manifest.ts';
import { metaReplyWindowMs, metaSettings } from './meta.ts';

export const messenger: ChannelManifest = {
  id: 'messenger',
  name: 'Messenger',
  identityKind: 'messenger',
  defaultCapacity: 5,
  capabilities: {
    replyWindowMs: metaReplyWindowMs,
    maxTextLength: 2_000,
    segments: false,
    richText: false,
    subject: false,
    recipients: false,
    // Send API: any kind of file, each at most 25 MB.
    attachments: { maxCount: 10, maxBytes: 25_000_000, mimeTypes: ['*/*'] },
    readReceipts: true,
    deliveryReceipts: true,
    typing: false,
    live: false,
    startConversation: false,
    webhook: true,
  },
  settings: [{ name: 'pageId', kind: 'text', required: true, label: 'Page ID' }, ...metaSettings],
};
