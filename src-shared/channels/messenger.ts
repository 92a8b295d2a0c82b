import type { ChannelManifest } from './manifest.ts';
import { metaAttachments, metaReplyWindowMs, metaSettings } from './meta.ts';

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
    attachments: metaAttachments,
    readReceipts: true,
    deliveryReceipts: true,
    typing: false,
    startConversation: false,
    webhook: true,
  },
  settings: [{ name: 'pageId', kind: 'text', required: true, label: 'Page ID' }, ...metaSettings],
};
