import type { Refusal } from '#shared/contract/errors.ts';
import type { Attachment } from '#shared/domain/attachment.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { RowWrite } from '#shared/mutations/definition.ts';
import { nextConversationNumber } from './conversations/index.ts';
import { queueSend, unqueueSend } from './deliveries/index.ts';
import { recordPresenceChange } from './presence/index.ts';
import { withdrawOffers } from './routing/index.ts';
import type { Unit } from './store/index.ts';
import type { Effects } from './sync/index.ts';

/**
 * What the server adds to each shared action, in the same transaction: a line in the send queue, offers taken back, numbers only
 * it can give. An action that is not named here has no consequences beyond its rows.
 */
export function createEffects(nudges: {
  sender: () => void;
  /** A colleague has read the thread: channels with read receipts tell the customer. */
  read: (conversationId: string, at: number) => void;
  /** What is promised, or when it counts, has changed. */
  promises: () => void;
}): Effects {
  const promisesChanged = async ({ unit }: { unit: Unit }) => {
    unit.afterCommit(nudges.promises);
    return null;
  };
  return {
    'message.send': async ({ unit, args, rows, writes }) => {
      const message = written(writes, 'message', args.messageId);
      const refusal = await claimFiles(unit, args.attachments, message.authorId, args.conversationId);
      if (refusal) return refusal;
      await queueSend(unit, message, rows.get('conversation', args.conversationId).inboxId);
      await withdrawOffers(unit, args.conversationId, null);
      unit.afterCommit(nudges.sender);
      return null;
    },
    'note.add': ({ unit, args, context }) =>
      claimFiles(unit, args.attachments, context.actor.userId, args.conversationId),
    'message.cancel': async ({ unit, args }) => {
      await unqueueSend(unit, args.messageId);
      return null;
    },
    'message.retry': async ({ unit, args, rows, writes }) => {
      const message = written(writes, 'message', args.messageId);
      await queueSend(unit, { ...message, notBefore: null }, rows.get('conversation', args.conversationId).inboxId);
      unit.afterCommit(nudges.sender);
      return null;
    },
    'conversation.start': async ({ unit, args, writes }) => {
      const conversation = written(writes, 'conversation', args.conversationId);
      const message = written(writes, 'message', args.messageId);
      const refusal = await claimFiles(unit, args.attachments, message.authorId, args.conversationId);
      if (refusal) return refusal;
      conversation.number = await nextConversationNumber(unit);
      await queueSend(unit, message, conversation.inboxId);
      const identity = await unit.find('identity', args.identityId);
      await unit.sql
        .insertInto('conversationThread')
        .values({
          inboxId: conversation.inboxId,
          threadKey: identity?.value ?? args.identityId,
          conversationId: conversation.id,
          at: unit.now,
        })
        .execute();
      unit.afterCommit(nudges.sender);
      return null;
    },
    'conversation.markRead': async ({ unit, args, writes }) => {
      if (writes.length > 0) unit.afterCommit(() => nudges.read(args.conversationId, unit.now));
      return null;
    },
    'presence.set': async ({ unit, rows, writes, context: { actor } }) => {
      const set = writes.find((write) => write.entity === 'presence' && write.row !== null);
      if (set?.entity !== 'presence' || set.row === null) return null;
      const by = { actorId: actor.userId, cause: 'self' as const };
      await recordPresenceChange(unit, rows.find('presence', actor.userId), set.row as Row<'presence'>, by);
      return null;
    },
    'slaPolicy.save': promisesChanged,
    'slaPolicy.remove': promisesChanged,
    'businessHours.save': promisesChanged,
    'businessHours.remove': promisesChanged,
    'conversation.assign': async ({ unit, args }) => {
      await withdrawOffers(unit, args.conversationId, null);
      return null;
    },
    'conversation.transfer': async ({ unit, args }) => {
      await withdrawOffers(unit, args.conversationId, null);
      return null;
    },
    'conversation.resolve': async ({ unit, args }) => {
      await withdrawOffers(unit, args.conversationId, null);
      return null;
    },
    'conversation.snooze': async ({ unit, args }) => {
      await withdrawOffers(unit, args.conversationId, null);
      return null;
    },
  };
}

/** The row this action is about to write. It is the very object, so an effect may complete it. */
function written<E extends 'conversation' | 'message'>(writes: readonly RowWrite[], entity: E, id: string): Row<E> {
  const found = writes.find((write) => write.entity === entity && write.row !== null && write.row.id === id);
  if (!found || found.row === null) throw new Error(`the action did not write ${entity} ${id}`);
  return found.row as Row<E>;
}

/**
 * Binds uploaded files to the conversation that now carries them. Only the author's own uploads: naming somebody else's file by
 * its id must not make it readable.
 */
async function claimFiles(
  unit: Unit,
  attachments: readonly Attachment[],
  authorId: string | null,
  conversationId: string,
): Promise<Refusal | null> {
  for (const { id, name } of attachments) {
    const stored = await unit.sql.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst();
    const mine = stored && (stored.ownerId === authorId || stored.conversationId === conversationId);
    if (!mine) return { code: 'not-found', detail: `the file ${name} was not uploaded` };
    await unit.sql.updateTable('attachment').set({ conversationId }).where('id', '=', id).execute();
  }
  return null;
}
