import type { Row } from '#shared/domain/entities.ts';
import { type BulkStep, stepArgs, stepContext } from '#shared/mutations/bulk-actions.ts';
import type { RowWrite } from '#shared/mutations/definition.ts';
import type { MutationName } from '#shared/mutations/registry.ts';
import { nextConversationNumber } from '../conversations/index.ts';
import { withdrawOffers } from '../routing/index.ts';
import type { Effect, Effects } from '../sync/index.ts';
import { recordAudit } from './audit.ts';
import { endAllOn } from './end-session.ts';
import { moveWork } from './move-work.ts';
import { copyThreads, relink, shrink, waitAgain } from './split-thread.ts';

const rowsOf = <E extends 'conversation' | 'message' | 'bulkAction'>(writes: readonly RowWrite[], entity: E) =>
  writes.flatMap((write) => (write.entity === entity && write.row ? [write.row as Row<E>] : []));

/** So many of what was said come along when a colleague is asked into a side conversation. */
const saidOnEntry = 200;

/** Merging, splitting, side conversations, and many conversations at once. `single` are the effects of the actions for one. */
export function threadEffects(single: () => Effects): Effects {
  return {
    'conversation.merge': async ({ unit, args: { conversationId, targetId }, context: { actor } }) => {
      await withdrawOffers(unit, conversationId, null);
      // From now on the newest of the thread: what the customer writes next arrives in the target.
      await copyThreads(unit, conversationId, targetId, () => unit.now);
      await endAllOn(unit, conversationId, actor.userId);
      const line = { subject: conversationId, conversationId: targetId };
      await recordAudit(unit, { actorId: actor.userId, action: 'conversation.merged', ...line });
      return null;
    },
    'conversation.unmerge': async ({ unit, args: { conversationId }, rows, writes, context: { actor } }) => {
      const { targetId } = rows.get('conversationMerge', conversationId);
      await copyThreads(unit, conversationId, conversationId, () => unit.now);
      // The merge gave its wait to the target; somebody may wait here who has not been answered in either.
      for (const source of rowsOf(writes, 'conversation')) await waitAgain(unit, source);
      const line = { subject: conversationId, conversationId: targetId };
      await recordAudit(unit, { actorId: actor.userId, action: 'conversation.unmerged', ...line });
      return null;
    },
    'conversation.split': async ({ unit, args, writes, context: { actor } }) => {
      const { conversationId, newConversationId } = args;
      const source = rowsOf(writes, 'conversation').find(({ id }) => id === conversationId);
      const split = rowsOf(writes, 'conversation').find(({ id }) => id === newConversationId);
      if (!source || !split) throw new Error('a split writes both conversations');
      const moved = rowsOf(writes, 'message').filter(({ id }) => args.messageIds.includes(id));
      const movedIds = moved.map(({ id }) => id);
      if (!(await shrink(unit, source, movedIds)))
        return { code: 'invalid', detail: 'something of the customer’s has to stay' };
      split.number = await nextConversationNumber(unit);
      await relink(unit, conversationId, newConversationId, moved);
      const line = { subject: newConversationId, conversationId, detail: { messages: moved.length } };
      await recordAudit(unit, { actorId: actor.userId, action: 'conversation.split', ...line });
      return null;
    },
    'side.invite': async ({ unit, args: { sideThreadId }, writes }) => {
      if (writes.length === 0) return null;
      const said = await unit.sql
        .selectFrom('sideMessage')
        .selectAll()
        .where('sideThreadId', '=', sideThreadId)
        .orderBy('sentAt', 'desc')
        .limit(saidOnEntry)
        .execute();
      // Logged again, unchanged: the log carries them to the new member, and to the others for nothing.
      for (const message of said.reverse()) await unit.put('sideMessage', message, message);
      return null;
    },
    'conversation.bulk': async (part) => {
      const { unit, args, writes, context } = part;
      const [action] = rowsOf(writes, 'bulkAction');
      if (!action) return null;
      for (const [index, { conversationId, refusal }] of action.outcomes.entries()) {
        if (refusal !== null) continue;
        // The step's own action has checked these arguments' shape: they are what its effect takes.
        const effect = single()[args.step.name] as Effect<MutationName> | undefined;
        const own = stepArgs(args.step as BulkStep, conversationId) as never;
        const refused = await effect?.({ ...part, args: own, context: stepContext(context, index) });
        if (refused) return refused;
      }
      const refused = action.outcomes.filter(({ refusal }) => refusal !== null).length;
      const detail = { action: action.action, conversations: action.outcomes.length, refused };
      await recordAudit(unit, { actorId: context.actor.userId, action: 'bulk.ran', subject: action.id, detail });
      return null;
    },
    'bulk.undo': async ({ unit, args: { bulkId }, writes, context: { actor } }) => {
      const [action] = rowsOf(writes, 'bulkAction');
      const restored = action?.outcomes.filter(({ undone }) => undone === 'restored') ?? [];
      for (const { conversationId } of restored) await withdrawOffers(unit, conversationId, null);
      const detail = { action: action?.action ?? null, restored: restored.length };
      await recordAudit(unit, { actorId: actor.userId, action: 'bulk.undone', subject: bulkId, detail });
      return null;
    },
    'agent.moveWork': async ({ unit, args, writes, context }) => {
      const [action] = rowsOf(writes, 'bulkAction');
      if (!action) return null;
      await moveWork(unit, args, action, writes, context);
      const detail = { to: args.toUserId, conversations: action.outcomes.length, liveOnly: args.liveOnly };
      const line = { subject: action.id, userId: args.userId, detail };
      await recordAudit(unit, { actorId: context.actor.userId, action: 'work.moved', ...line });
      return null;
    },
  };
}
