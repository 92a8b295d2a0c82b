import { z } from 'zod';
import { conversationSchema } from '#shared/domain/conversation.ts';
import { mentionSchema } from '#shared/domain/mention.ts';
import { messageSchema } from '#shared/domain/message.ts';
import { offerSchema } from '#shared/domain/offer.ts';
import { raisedHandSchema } from '#shared/domain/raised-hand.ts';
import { sideMessageSchema, sideThreadSchema } from '#shared/domain/side-thread.ts';
import { supervisionSchema } from '#shared/domain/supervision.ts';
import { whisperSchema } from '#shared/domain/whisper.ts';
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
  /** Somebody whispers to this agent; the message is null when its row has not come yet. */
  z.object({ name: z.literal('whisper:received'), whisper: whisperSchema, message: messageSchema.nullable() }),
  /** A colleague asks for a lead; only leads receive the row. */
  z.object({ name: z.literal('hand:raised'), hand: raisedHandSchema }),
  /** A lead comes, has decided, or has settled what this agent raised a hand for. */
  z.object({ name: z.literal('hand:answered'), hand: raisedHandSchema }),
  /** What this agent held was taken over. */
  z.object({ name: z.literal('supervision:taken-over'), supervision: supervisionSchema }),
  /** A colleague named this agent in a note. */
  z.object({ name: z.literal('mention:received'), mention: mentionSchema }),
  /** A colleague spoke in a talk aside this agent belongs to. */
  z.object({ name: z.literal('side:said'), thread: sideThreadSchema, message: sideMessageSchema }),
  z.object({
    name: z.literal('outbox:parked'),
    mutationId: idSchema,
    action: z.string(),
    conversationId: idSchema.nullable(),
    reason: parkReasonSchema,
  }),
]);
export type SyncEvent = z.infer<typeof syncEventSchema>;
