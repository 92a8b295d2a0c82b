import { z } from 'zod';
import { conversationSchema } from '#shared/domain/conversation.ts';
import { messageSchema } from '#shared/domain/message.ts';
import { offerSchema } from '#shared/domain/offer.ts';
import { idSchema } from '#shared/lib/ids.ts';
import { parkReasonSchema } from '../outbox/entry.ts';

/** What happened just now and may deserve an alert. Never told for what a snapshot or an old catch-up replays. */
export const syncEventSchema = z.discriminatedUnion('name', [
  /** A customer wrote in a conversation assigned to this agent. */
  z.object({ name: z.literal('message:received'), message: messageSchema, conversation: conversationSchema }),
  /** A conversation was assigned to this agent by somebody else. */
  z.object({ name: z.literal('conversation:assigned'), conversation: conversationSchema }),
  z.object({ name: z.literal('offer:ringing'), offer: offerSchema }),
  z.object({ name: z.literal('offer:closed'), offer: offerSchema }),
  z.object({
    name: z.literal('outbox:parked'),
    mutationId: idSchema,
    action: z.string(),
    conversationId: idSchema.nullable(),
    reason: parkReasonSchema,
  }),
]);
export type SyncEvent = z.infer<typeof syncEventSchema>;
