import { z } from 'zod';
import { canSee } from '../domain/conversation.ts';
import { readMarkId } from '../domain/read-mark.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';

/** Remembers how far this colleague has read. Only moves forward, so that a late one from another computer does no harm. */
export const conversationMarkRead = defineMutation({
  name: 'conversation.markRead',
  isAwaited: false,
  args: z.object({ conversationId: idSchema, position: z.number().int().nonnegative() }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId }, actor) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'readMark', id: readMarkId(actor.userId, conversationId), optional: true },
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId, position }, { actor, now }) {
    const id = readMarkId(actor.userId, conversationId);
    if ((rows.find('readMark', id)?.position ?? 0) >= position) return ok([]);
    return ok([{ entity: 'readMark', row: { id, userId: actor.userId, conversationId, position, at: now } }]);
  },
});

/** "Mark unread": the customer's last message counts as not read. */
export const conversationMarkUnread = defineMutation({
  name: 'conversation.markUnread',
  isAwaited: false,
  args: z.object({ conversationId: idSchema }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId }) => [{ entity: 'conversation', id: conversationId }],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId }, { actor, now }) {
    const position = Math.max(0, rows.get('conversation', conversationId).lastInboundPosition - 1);
    const id = readMarkId(actor.userId, conversationId);
    return ok([{ entity: 'readMark', row: { id, userId: actor.userId, conversationId, position, at: now } }]);
  },
});
