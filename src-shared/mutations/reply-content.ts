import { z } from 'zod';
import { channels } from '../channels/registry.ts';
import type { UnplacedMessage } from '../domain/append-message.ts';
import { attachmentSchema } from '../domain/attachment.ts';
import type { Conversation } from '../domain/conversation.ts';
import { recipientsSchema } from '../domain/message.ts';
import { epochMs } from '../lib/ids.ts';
import type { MutationContext } from './definition.ts';
import { blankMessage } from './write-message.ts';

/** What a public reply says, whether it answers or begins a conversation. */
export const replyContentSchema = z.object({
  text: z.string().max(200_000),
  html: z.string().max(2_000_000).nullable(),
  subject: z.string().max(998).nullable(),
  recipients: recipientsSchema.nullable(),
  attachments: z.array(attachmentSchema).max(20),
  /** Held until then (epoch ms): the undo hold or "send later"; null sends at once. */
  notBefore: epochMs.nullable(),
});

/** The reply as a message, with what its channel cannot carry left out; held when its time has not come. */
export function replyMessage(
  { id, channel }: Pick<Conversation, 'id' | 'channel'>,
  messageId: string,
  content: z.infer<typeof replyContentSchema>,
  context: MutationContext,
): UnplacedMessage {
  const { capabilities } = channels[channel];
  const held = content.notBefore !== null && content.notBefore > context.now;
  return {
    ...blankMessage(id, messageId, 'outbound', context),
    text: content.text,
    html: capabilities.richText ? content.html : null,
    subject: capabilities.subject ? content.subject : null,
    recipients: capabilities.recipients ? content.recipients : null,
    attachments: content.attachments,
    notBefore: content.notBefore,
    delivery: { status: held ? 'held' : 'queued', at: context.now, failure: null },
  };
}
