import { z } from 'zod';
import { appendMessage } from '../domain/append-message.ts';
import { type Conversation, canSee } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import { newConversation } from '../domain/new-conversation.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowWrite } from './definition.ts';
import { ThreadWriter } from './thread-writer.ts';
import { refusal } from './write-message.ts';

/** What may leave a thread: neither replies on their way, nor whispers, nor lines about what happened. */
export const isMovable = ({ kind, delivery }: Message): boolean =>
  kind === 'note' ||
  kind === 'inbound' ||
  (kind === 'outbound' && !['held', 'queued', 'sending'].includes(delivery?.status ?? ''));

/** Two matters in one thread become two conversations: the chosen messages move, with their files and receipts. */
export const conversationSplit = defineMutation({
  name: 'conversation.split',
  args: z.object({
    conversationId: idSchema,
    newConversationId: idSchema,
    messageIds: z.array(idSchema).min(1).max(200),
    subject: z.string().max(998),
  }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, newConversationId, messageIds }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'conversation', id: newConversationId, optional: true },
    ...[...new Set(messageIds)].map((id) => ({ entity: 'message' as const, id })),
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId, newConversationId, messageIds, subject }, context) {
    const source = rows.get('conversation', conversationId);
    if (rows.find('conversation', newConversationId) !== null)
      return refusal('conflict', 'a conversation with this id exists');
    const chosen = [...new Set(messageIds)]
      .map((id) => rows.get('message', id))
      .sort((a, b) => a.position - b.position);
    if (chosen.some((message) => message.conversationId !== conversationId))
      return refusal('invalid', 'a message is not of this conversation');
    if (!chosen.every(isMovable)) return refusal('conflict', 'replies on their way, whispers and system lines stay');
    if (!chosen.some(({ kind }) => kind !== 'note')) return refusal('invalid', 'notes alone are no conversation');
    const { customerId, inboxId, channel, queueId, language } = source;
    const createdAt = chosen[0]?.sentAt ?? context.now;
    const known = {
      id: newConversationId,
      number: 0,
      customerId,
      inboxId,
      channel,
      queueId,
      language,
      subject,
      createdAt,
    };
    const { assigneeId, priority, tagIds } = source;
    let split: Conversation = { ...newConversation(known), assigneeId, priority, tagIds };
    const moved: Message[] = [];
    for (const { position: _, ...message } of chosen) {
      const appended = appendMessage(split, { ...message, conversationId: newConversationId });
      split = appended.conversation;
      moved.push(appended.message);
    }
    const replyDueAt = split.waitingSince === null ? null : source.replyDueAt;
    const into = new ThreadWriter({ ...split, replyDueAt }, context).tell(
      { name: 'split', direction: 'from', conversationId },
      'from',
    );
    const from = new ThreadWriter(source, context).tell(
      { name: 'split', direction: 'into', conversationId: newConversationId },
      'into',
    );
    return ok<RowWrite[]>([
      ...into.writes,
      ...moved.map((row): RowWrite => ({ entity: 'message', row })),
      ...from.writes,
    ]);
  },
});
