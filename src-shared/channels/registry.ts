import type { ChannelId } from '../domain/channel-id.ts';
import { email } from './email.ts';
import { instagram } from './instagram.ts';
import type { ChannelManifest } from './manifest.ts';
import { messenger } from './messenger.ts';
import { sms } from './sms.ts';
import { telegram } from './telegram.ts';
import { webChat } from './web-chat.ts';
import { whatsapp } from './whatsapp.ts';

/** Every channel's manifest. Typed by `ChannelId`, so a channel without a manifest does not compile. */
export const channels: Readonly<Record<ChannelId, ChannelManifest>> = {
  email,
  'web-chat': webChat,
  sms,
  messenger,
  instagram,
  whatsapp,
  telegram,
};

/** Whether a free reply is still allowed. `lastInboundAt` null means the customer never wrote. All times epoch ms. */
export function isReplyWindowOpen(manifest: ChannelManifest, lastInboundAt: number | null, now: number): boolean {
  const { replyWindowMs, startConversation } = manifest.capabilities;
  if (lastInboundAt === null) return startConversation;
  return replyWindowMs === null || now - lastInboundAt < replyWindowMs;
}
