import { webChat } from '#shared/channels/web-chat.ts';
import type { VisitorLimits } from '#shared/contract/visitor.ts';

const { maxTextLength, attachments } = webChat.capabilities;

/** The manifest's limits as the page is told them. */
export const limits: VisitorLimits = {
  maxTextLength: maxTextLength ?? 8_000,
  maxFiles: attachments?.maxCount ?? 0,
  maxFileBytes: attachments?.maxBytes ?? 0,
  mimeTypes: attachments?.mimeTypes ?? [],
};
