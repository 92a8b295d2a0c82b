import { channels, isReplyWindowOpen } from '../channels/registry.ts';
import type { UnplacedMessage } from '../domain/append-message.ts';
import type { Conversation } from '../domain/conversation.ts';
import { pickText } from '../domain/language.ts';
import { type Participant, participantId } from '../domain/participant.ts';
import {
  defaultSupervisionPolicy,
  noticeOf,
  type Supervision,
  type SupervisionMode,
  type SupervisionPolicy,
  supervisionPolicyId,
} from '../domain/supervision.ts';
import { fillTemplate } from '../lib/template.ts';
import type { MutationContext, RowKey, Rows, RowWrite } from './definition.ts';
import { ThreadWriter } from './thread-writer.ts';
import { blankMessage } from './write-message.ts';

/** What every step of supervision reads besides its own rows. */
export const stepReads = (actorId: string): RowKey[] => [
  { entity: 'supervisionPolicy', id: supervisionPolicyId, optional: true },
  { entity: 'user', id: actorId },
];
export const stepFollow = (conversationId: string, supervisorId: string): RowKey[] => [
  { entity: 'participant', id: participantId(supervisorId, conversationId), optional: true },
];
export const policyIn = (rows: Rows): SupervisionPolicy =>
  rows.find('supervisionPolicy', supervisionPolicyId) ?? defaultSupervisionPolicy;

/** What the customer is told when a colleague comes by a mode; null when policy, channel or reply window have nothing. */
export function noticeText(
  policy: SupervisionPolicy,
  conversation: Pick<Conversation, 'channel' | 'state' | 'lastInboundAt' | 'language'>,
  mode: SupervisionMode,
  colleagueName: string,
  now: number,
): string | null {
  const texts = noticeOf(policy, mode);
  const channel = channels[conversation.channel];
  if (texts === null || (policy.noticesOnLiveOnly && !channel.capabilities.live)) return null;
  if (conversation.state === 'resolved' || !isReplyWindowOpen(channel, conversation.lastInboundAt, now)) return null;
  const { text } = fillTemplate(pickText(texts, conversation.language), { 'colleague.name': colleagueName });
  return text === '' ? null : text;
}

/** The same as a message of nobody's. */
function notice(
  rows: Rows,
  conversation: Conversation,
  mode: SupervisionMode,
  context: MutationContext,
): UnplacedMessage | null {
  const { name } = rows.get('user', context.actor.userId);
  const text = noticeText(policyIn(rows), conversation, mode, name, context.now);
  if (text === null) return null;
  return {
    ...blankMessage(conversation.id, `${context.mutationId}:notice`, 'outbound', context),
    // Nobody wrote it: it ends no wait and makes no colleague's reply stale.
    authorId: null,
    automatic: true,
    text,
    delivery: { status: 'queued', at: context.now, failure: null },
  };
}

export function participation(
  rows: Rows,
  conversationId: string,
  userId: string,
  context: MutationContext,
  fields: Pick<Participant, 'as' | 'leftAt'>,
): RowWrite {
  const id = participantId(userId, conversationId);
  const before = rows.find('participant', id);
  const since = before && before.leftAt === null ? before.joinedAt : context.now;
  const invitedBy = before?.invitedBy ?? context.actor.userId;
  return { entity: 'participant', row: { id, conversationId, userId, invitedBy, joinedAt: since, ...fields } };
}

/**
 * What coming in by a mode does to the thread: a line for colleagues, a notice for the customer, a participant, a new assignee.
 * Monitoring and whispering leave no line: the record of them is the audit's.
 */
export function enterThread(
  rows: Rows,
  session: Supervision,
  conversation: Conversation,
  context: MutationContext,
): { session: Supervision; writes: RowWrite[] } {
  const { mode, supervisorId } = session;
  const thread = new ThreadWriter(conversation, context);
  const told = notice(rows, conversation, mode, context);
  if (mode === 'take-over') thread.change({ assigneeId: supervisorId });
  if (mode === 'join') thread.tell({ name: 'supervision', action: 'joined', userId: supervisorId });
  if (mode === 'take-over') thread.tell({ name: 'supervision', action: 'took-over', userId: supervisorId });
  if (told) thread.add(told);
  const beside = rows.find('participant', participantId(supervisorId, conversation.id));
  const quiet = told === null && (mode === 'monitor' || mode === 'whisper');
  return {
    session: {
      ...session,
      customerNotice: session.customerNotice || told !== null,
      formerAssigneeId: mode === 'take-over' ? conversation.assigneeId : session.formerAssigneeId,
    },
    writes: [
      ...(quiet ? [] : thread.writes),
      ...(mode === 'join'
        ? [participation(rows, conversation.id, supervisorId, context, { as: 'supervisor', leftAt: null })]
        : []),
      // Who holds a conversation is not beside whoever holds it; so giving it back leaves nobody behind.
      ...(mode === 'take-over' && beside?.leftAt === null
        ? [participation(rows, conversation.id, supervisorId, context, { as: beside.as, leftAt: context.now })]
        : []),
    ],
  };
}

/** What going out of `join` does to the thread; other modes leave nothing behind. */
export function leaveThread(
  rows: Rows,
  session: Supervision,
  conversation: Conversation | null,
  context: MutationContext,
): { conversation: Conversation | null; writes: RowWrite[] } {
  if (session.mode !== 'join' || conversation === null) return { conversation, writes: [] };
  const thread = new ThreadWriter(conversation, context).tell(
    { name: 'supervision', action: 'left', userId: session.supervisorId },
    'left',
  );
  const left = participation(rows, conversation.id, session.supervisorId, context, {
    as: 'supervisor',
    leftAt: context.now,
  });
  return { conversation: thread.conversation, writes: [...thread.writes, left] };
}
