import type { Row } from '#shared/domain/entities.ts';
import type { RowWrite } from '#shared/mutations/definition.ts';
import type { MutationName } from '#shared/mutations/registry.ts';
import type { Sessions } from '../identity/index.ts';
import { recordPresenceChange, releaseLiveWork } from '../presence/index.ts';
import type { Effect, Effects } from '../sync/index.ts';
import { recordAudit } from './audit.ts';

function writtenRow<E extends 'presence' | 'raisedHand' | 'whisper'>(
  writes: readonly RowWrite[],
  entity: E,
): Row<E> | null {
  for (const write of writes) if (write.entity === entity && write.row) return write.row as Row<E>;
  return null;
}

type Step = Pick<Parameters<Effect<MutationName>>[0], 'unit' | 'writes' | 'context'>;
type HandAction = 'hand.raised' | 'hand.taken' | 'hand.closed' | 'hand.decided';
const handEffect =
  (action: HandAction) =>
  async ({ unit, writes, context: { actor } }: Step): Promise<null> => {
    const hand = writtenRow(writes, 'raisedHand');
    if (hand === null) return null;
    const { id, userId, conversationId, kind, rewardId, decision } = hand;
    const detail = { kind, rewardId, decision };
    await recordAudit(unit, { actorId: actor.userId, action, subject: id, conversationId, userId, detail });
    return null;
  };

/** What people in charge do to colleagues, written down: whispers, raised hands, forced states, signing out. */
export function peopleEffects(sessions: Sessions): Effects {
  return {
    'message.coach': async ({ unit, writes, context: { actor } }) => {
      const whisper = writtenRow(writes, 'whisper');
      if (whisper === null) return null;
      const { id, conversationId, toId, about, answersId } = whisper;
      const detail = { about: about.kind, answersId };
      const line = { subject: id, conversationId, userId: toId, detail };
      await recordAudit(unit, { actorId: actor.userId, action: 'whisper.sent', ...line });
      return null;
    },
    'hand.raise': handEffect('hand.raised'),
    'hand.take': handEffect('hand.taken'),
    'hand.close': handEffect('hand.closed'),
    'hand.decide': handEffect('hand.decided'),
    'presence.force': async ({ unit, args, rows, writes, context: { actor } }) => {
      const after = writtenRow(writes, 'presence');
      if (after === null) return null;
      const before = rows.find('presence', args.userId);
      await recordPresenceChange(unit, before, after, { actorId: actor.userId, cause: 'forced' });
      const detail = { from: before?.state ?? null, to: after.state, reason: after.reason };
      const line = { subject: args.userId, userId: args.userId, detail };
      await recordAudit(unit, { actorId: actor.userId, action: 'presence.forced', ...line });
      return null;
    },
    'user.signOut': async ({ unit, args: { userId, words }, rows, writes, context: { actor } }) => {
      const after = writtenRow(writes, 'presence');
      const by = { actorId: actor.userId, cause: 'forced' as const };
      if (after !== null) await recordPresenceChange(unit, rows.find('presence', userId), after, by);
      const ended = await sessions.revokeAllIn(unit, userId, { by: actor.userId, words });
      // Whoever sits in a chat with somebody who cannot answer any more must not wait for the absence to be noticed.
      await releaseLiveWork(unit, userId);
      // Logged again as it is: the other processes look after their sockets when an account appears in the log.
      const user = rows.get('user', userId);
      await unit.put('user', user, user);
      const line = { subject: userId, userId, detail: { sessions: ended } };
      await recordAudit(unit, { actorId: actor.userId, action: 'user.signed-out', ...line });
      return null;
    },
  };
}
