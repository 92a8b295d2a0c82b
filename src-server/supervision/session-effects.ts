import type { Refusal } from '#shared/contract/errors.ts';
import type { Row } from '#shared/domain/entities.ts';
import { isRunning, type Supervision } from '#shared/domain/supervision.ts';
import type { RowWrite } from '#shared/mutations/definition.ts';
import { queueSend } from '../deliveries/index.ts';
import { withdrawOffers } from '../routing/index.ts';
import type { Unit } from '../store/index.ts';
import type { Effects } from '../sync/index.ts';
import { recordAudit } from './audit.ts';
import { endSession, runningOn } from './end-session.ts';

/** What the record says of a session. */
const subjectOf = ({ id, conversationId, agentId }: Supervision) => ({ subject: id, conversationId, userId: agentId });

function writtenSession(writes: readonly RowWrite[]): Row<'supervision'> | null {
  for (const write of writes) if (write.entity === 'supervision' && write.row) return write.row as Row<'supervision'>;
  return null;
}

/** One supervisor watches one thing once: the running session is changed, not doubled. */
async function alreadyWatching(unit: Unit, session: Supervision): Promise<Refusal | null> {
  const running = await unit.sql
    .selectFrom('supervision')
    .select('id')
    .where('supervisorId', '=', session.supervisorId)
    .where('endedAt', 'is', null)
    .where(({ eb, and }) =>
      session.conversationId === null
        ? and([eb('conversationId', 'is', null), eb('agentId', '=', session.agentId)])
        : eb('conversationId', '=', session.conversationId),
    )
    .executeTakeFirst();
  return running ? { code: 'conflict', detail: 'you are watching this already: change that session' } : null;
}

/**
 * Sends the notice that the action wrote, unless the inbox is off or the customer has been told of a silent reader before; then the
 * notice is taken out again.
 */
async function sendNotice(unit: Unit, session: Supervision, writes: RowWrite[], nudge: () => void): Promise<void> {
  const at = writes.findIndex(
    ({ entity, row }) => entity === 'message' && row !== null && (row as Row<'message'>).kind === 'outbound',
  );
  const notice = writes[at]?.row as Row<'message'> | undefined;
  if (!notice) return;
  const inbox = await unit.sql
    .selectFrom('conversation')
    .innerJoin('inbox', 'inbox.id', 'conversation.inboxId')
    .select(['inbox.id', 'inbox.enabled'])
    .where('conversation.id', '=', notice.conversationId)
    .executeTakeFirst();
  const known =
    session.mode === 'monitor' &&
    (await runningOn(unit, notice.conversationId)).some(
      (other) => other.id !== session.id && other.mode === 'monitor' && other.customerNotice,
    );
  if (!inbox?.enabled || known) {
    writes.splice(at, 1);
    // The last place stays empty; what the list shows must not be a message that never was.
    const conversation = writes.find(({ entity }) => entity === 'conversation')?.row as Row<'conversation'> | undefined;
    const before = await unit.find('conversation', notice.conversationId);
    if (conversation && before)
      Object.assign(conversation, { lastMessage: before.lastMessage, activityAt: before.activityAt });
    session.customerNotice = false;
    return;
  }
  await queueSend(unit, notice, inbox.id);
  unit.afterCommit(nudge);
}

/** Who takes over takes it also from a supervisor who had. */
async function takeOver(unit: Unit, session: Supervision, actorId: string): Promise<void> {
  if (session.mode !== 'take-over' || session.conversationId === null) return;
  await withdrawOffers(unit, session.conversationId, null);
  for (const other of await runningOn(unit, session.conversationId))
    if (other.mode === 'take-over' && other.id !== session.id) await endSession(unit, other, 'replaced', actorId);
}

export function sessionEffects(nudges: { sender: () => void; changed: () => void }): Effects {
  return {
    'supervision.start': async ({ unit, writes, context: { actor } }) => {
      const session = writtenSession(writes);
      if (session === null) return null;
      const refusal = await alreadyWatching(unit, session);
      if (refusal) return refusal;
      await sendNotice(unit, session, writes, nudges.sender);
      await takeOver(unit, session, actor.userId);
      const { mode, agentTold, customerNotice } = session;
      const detail = { mode, agentTold, customerNotice };
      await recordAudit(unit, { actorId: actor.userId, action: 'supervision.started', ...subjectOf(session), detail });
      unit.afterCommit(nudges.changed);
      return null;
    },
    'supervision.change': async ({ unit, args, rows, writes, context: { actor } }) => {
      const session = writtenSession(writes);
      if (session === null) return null;
      const before = rows.get('supervision', args.supervisionId);
      await sendNotice(unit, session, writes, nudges.sender);
      await takeOver(unit, session, actor.userId);
      const { mode, agentTold, customerNotice } = session;
      const detail = { from: before.mode, mode, agentTold, customerNotice };
      await recordAudit(unit, { actorId: actor.userId, action: 'supervision.changed', ...subjectOf(session), detail });
      unit.afterCommit(nudges.changed);
      return null;
    },
    'supervision.end': async ({ unit, writes, context: { actor } }) => {
      const session = writtenSession(writes);
      if (session === null || isRunning(session)) return null;
      const detail = { as: 'ended', mode: session.mode, supervisorId: session.supervisorId };
      await recordAudit(unit, { actorId: actor.userId, action: 'supervision.ended', ...subjectOf(session), detail });
      unit.afterCommit(nudges.changed);
      return null;
    },
    'supervision.giveBack': async ({ unit, writes, context: { actor } }) => {
      const session = writtenSession(writes);
      if (session === null) return null;
      if (session.conversationId !== null) await withdrawOffers(unit, session.conversationId, null);
      const detail = { to: session.formerAssigneeId, supervisorId: session.supervisorId };
      await recordAudit(unit, {
        actorId: actor.userId,
        action: 'supervision.gave-back',
        ...subjectOf(session),
        detail,
      });
      unit.afterCommit(nudges.changed);
      return null;
    },
    'supervisionPolicy.save': async ({ unit, args: { row }, context: { actor } }) => {
      const { tellAgent, showTyping, noticesOnLiveOnly, notices } = row;
      const noticed = (['monitor', 'join', 'takeOver'] as const).filter((mode) => notices[mode] !== null).join(' ');
      const detail = { tellAgent, showTyping, noticesOnLiveOnly, notices: noticed };
      await recordAudit(unit, { actorId: actor.userId, action: 'supervision.policy', subject: row.id, detail });
      unit.afterCommit(nudges.changed);
      return null;
    },
  };
}
