import { z } from 'zod';
import { appendMessage } from '../domain/append-message.ts';
import { canSee } from '../domain/conversation.ts';
import { maySupervise } from '../domain/supervision.ts';
import { whisperAboutSchema } from '../domain/whisper.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { blankMessage, refusal } from './write-message.ts';

/**
 * A whisper: to the agent from a lead or above, or the agent's answer in kind. It takes a place in the thread and changes nothing
 * else of the conversation: not what lists show, not who waits, not what is unread.
 */
export const messageCoach = defineMutation({
  name: 'message.coach',
  args: z.object({
    conversationId: idSchema,
    messageId: idSchema,
    text: z.string().max(10_000),
    about: whisperAboutSchema,
    /** Null: whoever holds the conversation, or whom it answers. */
    toId: idSchema.nullable(),
    /** The whisper this one answers; an agent whispers only in answer to one. */
    answersId: idSchema.nullable(),
  }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, messageId, about, toId, answersId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'message', id: messageId, optional: true },
    ...(about.kind === 'message' ? [{ entity: 'message' as const, id: about.messageId, optional: true }] : []),
    ...(toId === null ? [] : [{ entity: 'user' as const, id: toId }]),
    ...(answersId === null ? [] : [{ entity: 'whisper' as const, id: answersId }]),
  ],
  allowed(rows, { conversationId, answersId }, actor) {
    if (!canSee(actor, rows.get('conversation', conversationId))) return false;
    const answered = answersId === null ? null : rows.get('whisper', answersId);
    if (answered !== null && answered.conversationId !== conversationId) return false;
    return maySupervise(actor.role) || answered?.toId === actor.userId;
  },
  apply(rows, { conversationId, messageId, text, about, toId, answersId }, context) {
    const { actor, now } = context;
    const before = rows.get('conversation', conversationId);
    if (rows.find('message', messageId) !== null) return refusal('conflict', 'a message with this id exists');
    if (text.trim() === '') return refusal('empty', 'a whisper needs words');
    // An older message may not be on this desktop: then only the server can tell.
    if (
      about.kind === 'message' &&
      (rows.find('message', about.messageId)?.conversationId ?? conversationId) !== conversationId
    )
      return refusal('invalid', 'the message is not of this conversation');
    const answered = answersId === null ? null : rows.get('whisper', answersId);
    const other = answered === null ? null : answered.fromId === actor.userId ? answered.toId : answered.fromId;
    const to = maySupervise(actor.role) ? (toId ?? other ?? before.assigneeId) : other;
    if (to === null) return refusal('conflict', 'nobody holds this conversation, so there is nobody to whisper to');
    if (to === actor.userId) return refusal('invalid', 'a whisper is for somebody else');
    const coach = { ...blankMessage(conversationId, messageId, 'coach', context), text };
    const { conversation, message } = appendMessage(before, coach);
    const whisper = {
      id: messageId,
      conversationId,
      fromId: actor.userId,
      toId: to,
      about,
      answersId,
      sentAt: now,
      readAt: null,
    };
    return ok([
      { entity: 'conversation', row: conversation },
      { entity: 'message', row: message },
      { entity: 'whisper', row: whisper },
    ]);
  },
});

/** The one it is meant for has seen it. */
export const whisperRead = defineMutation({
  name: 'whisper.read',
  isAwaited: false,
  args: z.object({ whisperId: idSchema }),
  lane: ({ whisperId }) => whisperId,
  reads: ({ whisperId }) => [{ entity: 'whisper', id: whisperId }],
  allowed: (rows, { whisperId }, actor) => rows.get('whisper', whisperId).toId === actor.userId,
  apply(rows, { whisperId }, { now }) {
    const whisper = rows.get('whisper', whisperId);
    return whisper.readAt === null ? ok([{ entity: 'whisper', row: { ...whisper, readAt: now } }]) : ok([]);
  },
});
