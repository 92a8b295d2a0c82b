import type { Conversation } from '#shared/domain/conversation.ts';
import type { Actor } from '#shared/domain/role.ts';
import { newId } from '#shared/lib/ids.ts';
import { i18n } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { run, transfer } from '../conversation-actions/index.ts';
import { openTalk } from '../side-threads/index.ts';
import type { Target } from './use-targets.tsx';

/** Leaves words for whoever comes; before the change itself, because afterwards this agent may not see the conversation. */
async function leaveNote({ id: conversationId }: Conversation, words: string): Promise<boolean> {
  const text = words.trim();
  if (text === '') return true;
  return run('note.add', { conversationId, messageId: newId(), text, attachments: [] });
}

/** Gives the conversation away, with a note. False: it was refused and is still here. */
export async function handOver(before: Conversation, target: Target, note: string, me: Actor | null): Promise<void> {
  if (!(await leaveNote(before, note))) return;
  await transfer(before, { queueId: target.queueId, userId: target.userId }, target.label, me);
}

/** Begins a talk aside with a colleague, or with whoever of a queue is there, and shows it beside the thread. */
export async function consult({ id: conversationId }: Conversation, target: Target, words: string): Promise<void> {
  const topic = target.queueId === null ? '' : target.label;
  await openTalk({ conversationId, topic, memberIds: target.memberIds.slice(0, 19), text: words.trim() });
}

/** Lets a colleague answer the customer beside the assignee, under their own name. */
export async function invite(conversation: Conversation, target: Target, note: string): Promise<void> {
  if (target.userId === null || !(await leaveNote(conversation, note))) return;
  if (!(await run('conversation.invite', { conversationId: conversation.id, userId: target.userId }))) return;
  showToast({ text: i18n.getFixedT(null, 'hand-over')('invited', { name: target.label }) });
}
