import { z } from 'zod';
import { canSee } from '../domain/conversation.ts';
import type { Actor } from '../domain/role.ts';
import { type SideThread, sideMessageSchema } from '../domain/side-thread.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowKey, type Rows, type RowWrite } from './definition.ts';
import { refusal } from './write-message.ts';

const onThread = z.object({ sideThreadId: idSchema });
const said = z.object({ messageId: idSchema, text: sideMessageSchema.shape.text });
const lane = ({ sideThreadId }: { sideThreadId: string }) => sideThreadId;
const reads = ({ sideThreadId }: { sideThreadId: string }): RowKey[] => [{ entity: 'sideThread', id: sideThreadId }];
/** A member's desktop may not have the conversation: they need not see it. */
const follow = (rows: Rows, { sideThreadId }: { sideThreadId: string }): RowKey[] => [
  { entity: 'conversation', id: rows.get('sideThread', sideThreadId).conversationId, optional: true },
];
function allowed(rows: Rows, { sideThreadId }: { sideThreadId: string }, actor: Actor): boolean {
  const thread = rows.get('sideThread', sideThreadId);
  const conversation = rows.find('conversation', thread.conversationId);
  return thread.memberIds.includes(actor.userId) || (conversation !== null && canSee(actor, conversation));
}
const distinct = (ids: readonly string[]) => [...new Set(ids)];
const saved = (row: SideThread) => ok<RowWrite[]>([{ entity: 'sideThread', row }]);

/** Asks colleagues aside about a conversation. They need not see it; they see what is said here. */
export const sideOpen = defineMutation({
  name: 'side.open',
  args: onThread.extend({
    conversationId: idSchema,
    topic: z.string().max(200),
    memberIds: z.array(idSchema).min(1).max(19),
    ...said.shape,
  }),
  lane,
  reads: ({ sideThreadId, conversationId, memberIds, messageId }) => [
    { entity: 'sideThread', id: sideThreadId, optional: true },
    { entity: 'sideMessage', id: messageId, optional: true },
    { entity: 'conversation', id: conversationId },
    ...distinct(memberIds).map((id) => ({ entity: 'user' as const, id })),
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { sideThreadId, conversationId, topic, memberIds, messageId, text }, { actor, now }) {
    if (rows.find('sideThread', sideThreadId) !== null || rows.find('sideMessage', messageId) !== null)
      return refusal('conflict', 'a side conversation with this id exists');
    const { userId } = actor;
    const thread: SideThread = {
      id: sideThreadId,
      conversationId,
      topic,
      openedBy: userId,
      memberIds: distinct([userId, ...memberIds]),
      openedAt: now,
      closedAt: null,
      lastMessageAt: now,
      lastAuthorId: userId,
      seenAt: { [userId]: now },
    };
    const message = { id: messageId, sideThreadId, conversationId, authorId: userId, text, sentAt: now };
    return ok<RowWrite[]>([
      { entity: 'sideThread', row: thread },
      { entity: 'sideMessage', row: message },
    ]);
  },
});

/** Says something aside. Who joins in by speaking is a member from then on; speaking opens a closed one again. */
export const sideSay = defineMutation({
  name: 'side.say',
  args: onThread.extend(said.shape),
  lane,
  reads: (input) => [...reads(input), { entity: 'sideMessage', id: input.messageId, optional: true }],
  follow,
  allowed,
  apply(rows, { sideThreadId, messageId, text }, { actor, now }) {
    const thread = rows.get('sideThread', sideThreadId);
    const { userId } = actor;
    if (rows.find('sideMessage', messageId) !== null) return refusal('conflict', 'a message with this id exists');
    const memberIds = distinct([...thread.memberIds, userId]);
    if (memberIds.length > 20) return refusal('conflict', 'twenty colleagues are enough for one talk');
    const seenAt = { ...thread.seenAt, [userId]: now };
    const { conversationId } = thread;
    return ok<RowWrite[]>([
      {
        entity: 'sideThread',
        row: { ...thread, memberIds, seenAt, closedAt: null, lastMessageAt: now, lastAuthorId: userId },
      },
      {
        entity: 'sideMessage',
        row: { id: messageId, sideThreadId, conversationId, authorId: userId, text, sentAt: now },
      },
    ]);
  },
});

export const sideInvite = defineMutation({
  name: 'side.invite',
  args: onThread.extend({ userId: idSchema }),
  lane,
  reads: (input) => [...reads(input), { entity: 'user', id: input.userId }],
  follow,
  allowed,
  apply(rows, { sideThreadId, userId }) {
    const thread = rows.get('sideThread', sideThreadId);
    if (thread.memberIds.includes(userId)) return ok([]);
    if (thread.memberIds.length >= 20) return refusal('conflict', 'twenty colleagues are enough for one talk');
    return saved({ ...thread, memberIds: [...thread.memberIds, userId] });
  },
});

export const sideSee = defineMutation({
  name: 'side.see',
  args: onThread,
  lane,
  reads,
  follow,
  allowed,
  apply(rows, { sideThreadId }, { actor, now }) {
    const thread = rows.get('sideThread', sideThreadId);
    if (!thread.memberIds.includes(actor.userId) || (thread.seenAt[actor.userId] ?? 0) >= thread.lastMessageAt)
      return ok([]);
    return saved({ ...thread, seenAt: { ...thread.seenAt, [actor.userId]: now } });
  },
});

export const sideClose = defineMutation({
  name: 'side.close',
  args: onThread,
  lane,
  reads,
  follow,
  allowed,
  apply(rows, { sideThreadId }, { now }) {
    const thread = rows.get('sideThread', sideThreadId);
    return thread.closedAt === null ? saved({ ...thread, closedAt: now }) : ok([]);
  },
});
