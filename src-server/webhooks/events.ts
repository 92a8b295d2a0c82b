import { z } from 'zod';
import { conversationSchema, withoutInternals } from '#shared/domain/conversation.ts';
import { customerSchema } from '#shared/domain/customer.ts';
import { isPublic, messageSchema } from '#shared/domain/message.ts';
import type { LoggedChange } from '../sync/index.ts';

export const webhookEvents = [
  'conversation.changed',
  'message.received',
  'message.sent',
  'message.delivery',
  'customer.changed',
] as const;
export const webhookEventSchema = z.enum(webhookEvents);
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/**
 * What a change means to an integrator, or null. Only what the customer can read is told of messages: notes and whispers never
 * leave the house this way.
 */
export function toWebhookEvent({ entity, row }: LoggedChange): { event: WebhookEvent; data: unknown } | null {
  if (row === null) return null;
  if (entity === 'conversation')
    return { event: 'conversation.changed', data: withoutInternals(conversationSchema.parse(row)) };
  if (entity === 'customer') return { event: 'customer.changed', data: customerSchema.parse(row) };
  if (entity !== 'message') return null;
  const message = messageSchema.parse(row);
  if (!isPublic(message.kind)) return null;
  if (message.kind === 'inbound') return { event: 'message.received', data: message };
  // Not handed over yet: the customer has not been told anything.
  if (message.delivery === null || ['held', 'queued', 'sending'].includes(message.delivery.status)) return null;
  return { event: message.delivery.status === 'sent' ? 'message.sent' : 'message.delivery', data: message };
}
