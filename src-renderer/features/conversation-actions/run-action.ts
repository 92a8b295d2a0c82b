import { type Conversation, canSee, type Priority } from '#shared/domain/conversation.ts';
import type { Actor } from '#shared/domain/role.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { i18n } from '../../i18n/index.ts';
import { now } from '../../platform/now.ts';
import { mutate } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { keepUnread } from './kept-unread.ts';
import { askOutcome } from './questions.ts';
import { refusalWords } from './refusal-words.ts';

const t = (key: string, values: Record<string, unknown> = {}) =>
  i18n.getFixedT(null, 'conversation-actions')(key, values);

/** Does it, and says so when the local rules refuse. True when it is done. */
export async function run<N extends MutationName>(name: N, args: MutationArgs<N>): Promise<boolean> {
  const done = await mutate(name, args);
  if (!done.ok) showToast({ text: refusalWords(done.error.code, name), tone: 'bad' });
  return done.ok;
}

function done(conversationId: string, text: string, undo: (() => unknown) | null): void {
  showToast({ text, id: `action:${conversationId}`, ...(undo ? { onUndo: () => void undo() } : {}) });
}

/** Puts a conversation back into the state it had: the undo of resolve, snooze and "waiting for the customer". */
export async function restoreState(before: Conversation): Promise<void> {
  const conversationId = before.id;
  if (before.state === 'resolved') await resolve(before, { isQuiet: true });
  else if (before.state === 'pending') await run('conversation.setPending', { conversationId });
  else if (before.state === 'snoozed' && before.snoozedUntil !== null && before.snoozedUntil > now()) {
    await run('conversation.snooze', { conversationId, until: before.snoozedUntil });
  } else await run('conversation.reopen', { conversationId });
}

/**
 * Ends the conversation. A queue that wants to know how it ended asks first, and nothing is done until it is told. The undo ends the
 * work after it too.
 */
export async function resolve(
  before: Conversation,
  { dispositionId = null, isQuiet = false }: { dispositionId?: string | null; isQuiet?: boolean } = {},
): Promise<void> {
  const conversationId = before.id;
  const resolved = await mutate('conversation.resolve', { conversationId, dispositionId });
  if (!resolved.ok && resolved.error.code === 'disposition-required') return resolveWithOutcome(before);
  if (!resolved.ok) return showToast({ text: refusalWords(resolved.error.code, 'conversation.resolve'), tone: 'bad' });
  if (isQuiet) return;
  done(conversationId, t('done.resolved'), () => restoreState(before));
}

/** Asks how it ended and resolves with the answer; also where the queue does not insist. */
export const resolveWithOutcome = (before: Conversation): void =>
  askOutcome({
    conversation: before,
    dispositionId: null,
    onChoose: (chosen) => void resolve(before, { dispositionId: chosen }),
  });

export async function reopen(before: Conversation): Promise<void> {
  if (!(await run('conversation.reopen', { conversationId: before.id }))) return;
  done(before.id, t('done.reopened'), () => restoreState(before));
}

export async function setPending(before: Conversation): Promise<void> {
  if (!(await run('conversation.setPending', { conversationId: before.id }))) return;
  done(before.id, t('done.pending'), () => restoreState(before));
}

/** `when` is the moment in words, for the message. */
export async function snooze(before: Conversation, until: number, when: string): Promise<void> {
  if (!(await run('conversation.snooze', { conversationId: before.id, until }))) return;
  done(before.id, t('done.snoozed', { when }), () => restoreState(before));
}

/** What stays to be seen by this agent afterwards; what goes out of sight cannot be fetched back, so no undo is offered. */
const canUndo = (me: Actor | null, after: Pick<Conversation, 'queueId' | 'assigneeId'>): boolean =>
  me !== null && canSee(me, after);

/** `name` is the colleague's; null takes the conversation from everybody. */
export async function assign(
  before: Conversation,
  userId: string | null,
  name: string | null,
  me: Actor | null,
): Promise<void> {
  if (before.assigneeId === userId) return;
  if (!(await run('conversation.assign', { conversationId: before.id, userId }))) return;
  const text = name === null ? t('done.unassigned') : t('done.assigned', { name });
  const undo = () => run('conversation.assign', { conversationId: before.id, userId: before.assigneeId });
  done(before.id, text, canUndo(me, { ...before, assigneeId: userId }) ? undo : null);
}

/** Hands over to a queue, a colleague, or both. Undo takes it back to where it was. */
export async function transfer(
  before: Conversation,
  to: { queueId: string | null; userId: string | null },
  name: string,
  me: Actor | null,
): Promise<void> {
  if (!(await run('conversation.transfer', { conversationId: before.id, ...to }))) return;
  const { queueId, assigneeId } = before;
  const undo = () =>
    queueId === null && assigneeId === null
      ? run('conversation.assign', { conversationId: before.id, userId: null })
      : run('conversation.transfer', { conversationId: before.id, queueId, userId: assigneeId });
  const after = { queueId: to.queueId ?? queueId, assigneeId: to.userId };
  done(before.id, t('done.transferred', { name }), canUndo(me, after) ? undo : null);
}

export async function setPriority(before: Conversation, priority: Priority): Promise<void> {
  if (before.priority === priority) return;
  if (!(await run('conversation.setPriority', { conversationId: before.id, priority }))) return;
  done(before.id, t('done.priority', { priority: t(`priority.${priority}`) }), () =>
    run('conversation.setPriority', { conversationId: before.id, priority: before.priority }),
  );
}

export async function toggleTag({ id, tagIds }: Conversation, tagId: string): Promise<void> {
  await run(tagIds.includes(tagId) ? 'conversation.removeTag' : 'conversation.addTag', { conversationId: id, tagId });
}

export async function markUnread({ id }: Conversation): Promise<void> {
  keepUnread(id);
  if (await run('conversation.markUnread', { conversationId: id })) showToast({ text: t('done.unread') });
}
