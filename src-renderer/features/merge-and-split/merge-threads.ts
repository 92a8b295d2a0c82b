import { newId } from '#shared/lib/ids.ts';
import { i18n } from '../../i18n/index.ts';
import { showConversation } from '../../platform/location.ts';
import { mutate } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { refusalWords } from '../conversation-actions/index.ts';

const t = (key: string, values: Record<string, unknown> = {}) => i18n.getFixedT(null, 'merge-and-split')(key, values);

/** Lets conversations end in the one that stays, shows that one, and offers the way back. */
export async function mergeThreads(targetId: string, sourceIds: readonly string[]): Promise<void> {
  const merged: string[] = [];
  for (const conversationId of sourceIds) {
    const done = await mutate('conversation.merge', { conversationId, targetId });
    if (done.ok) merged.push(conversationId);
    else showToast({ text: refusalWords(done.error.code, 'conversation.merge'), tone: 'bad' });
  }
  if (merged.length === 0) return;
  showConversation(targetId);
  showToast({
    text: t('done.merged', { count: merged.length }),
    description: t('done.mergedHint'),
    id: `merge:${targetId}`,
    onUndo: () => void takeApart(merged),
  });
}

/** Makes merged conversations ones of their own again. */
export async function takeApart(sourceIds: readonly string[]): Promise<void> {
  for (const conversationId of sourceIds) {
    const done = await mutate('conversation.unmerge', { conversationId });
    if (!done.ok) showToast({ text: refusalWords(done.error.code, 'conversation.unmerge'), tone: 'bad' });
    else
      showToast({
        text: t('done.unmerged'),
        action: { label: t('open'), onPress: () => showConversation(conversationId) },
      });
  }
}

/** Moves messages to a conversation of their own. True when it is done. */
export async function splitThread(
  conversationId: string,
  messageIds: readonly string[],
  subject: string,
): Promise<boolean> {
  const newConversationId = newId();
  const args = { conversationId, newConversationId, messageIds: [...messageIds], subject };
  const done = await mutate('conversation.split', args);
  if (!done.ok) {
    showToast({ text: refusalWords(done.error.code, 'conversation.split'), tone: 'bad' });
    return false;
  }
  showToast({
    text: t('done.split', { count: messageIds.length }),
    id: `split:${conversationId}`,
    // The way back from a split is a merge: nothing moves a second time, both are read together.
    onUndo: () => void mergeThreads(conversationId, [newConversationId]),
  });
  return true;
}
