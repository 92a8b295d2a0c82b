import type { ChannelManifest } from './manifest.ts';
import { metaAttachments, metaReplyWindowMs, metaSettings } from './meta.ts';

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
    attachments: metaAttachments,
    readReceipts: true,
    deliveryReceipts: false,
    typing: false,
    startConversation: false,
    webhook: true,
  },
  settings: [{ name: 'accountId', kind: 'text', required: true, label: 'Instagram account ID' }, ...metaSettings],
};
