import { findMentions } from '#shared/domain/mention.ts';
import type { SideThread } from '#shared/domain/side-thread.ts';
import type { User } from '#shared/domain/user.ts';
import { newId } from '#shared/lib/ids.ts';
import { i18n } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { run } from '../conversation-actions/index.ts';
import { showAside } from './aside-view.ts';

const t = (key: string, values: Record<string, unknown> = {}) => i18n.getFixedT(null, 'side-threads')(key, values);

export interface NewTalk {
  conversationId: string;
  topic: string;
  memberIds: readonly string[];
  text: string;
}

/** Begins a talk beside a conversation and shows it. True when it is on this computer. */
export async function openTalk({ conversationId, topic, memberIds, text }: NewTalk): Promise<boolean> {
  const sideThreadId = newId();
  const args = { sideThreadId, conversationId, topic, memberIds: [...memberIds], messageId: newId(), text };
  if (!(await run('side.open', args))) return false;
  showAside(conversationId, sideThreadId);
  return true;
}

/** Says something. Colleagues named with @ who do not belong to it yet are asked in first, so that they hear it. */
export async function say(thread: SideThread, text: string, users: readonly User[]): Promise<boolean> {
  const sideThreadId = thread.id;
  for (const userId of findMentions(text, users))
    if (!thread.memberIds.includes(userId) && !(await run('side.invite', { sideThreadId, userId }))) return false;
  return run('side.say', { sideThreadId, messageId: newId(), text });
}

export async function askIn({ id: sideThreadId }: SideThread, { id: userId, name }: Pick<User, 'id' | 'name'>) {
  if (await run('side.invite', { sideThreadId, userId })) showToast({ text: t('askedIn', { name }) });
}

/** Closed talks stay readable, and speaking opens them again. */
export async function closeTalk({ id: sideThreadId }: SideThread): Promise<void> {
  if (await run('side.close', { sideThreadId })) showToast({ text: t('closed') });
}
