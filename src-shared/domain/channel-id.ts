import { z } from 'zod';

/** Every channel this version speaks. Adding one here fails the build until its manifest and its connector exist. */
export const channelIds = ['email', 'web-chat', 'sms', 'messenger', 'instagram', 'whatsapp', 'telegram'] as const;
export const channelIdSchema = z.enum(channelIds);
export type ChannelId = z.infer<typeof channelIdSchema>;
