import { newId } from '#shared/lib/ids.ts';
import type { BulkStep } from '#shared/mutations/bulk-actions.ts';
import { i18n } from '../../i18n/index.ts';
import { mutate } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { refusalWords } from '../conversation-actions/index.ts';
import { clearMarks } from '../inbox/index.ts';
import { type BulkGroup, partId, partSize } from './bulk-groups.ts';
import { tellOf, useBulk } from './bulk-store.ts';

/**
 * Does one thing to many conversations, part by part, so that the desk stays answerable and the agent can stop. At once on this
 * computer; the server is told in the background, offline later. What becomes of each stands in the `bulkAction` rows.
 */
export async function runBulk(step: BulkStep, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0 || useBulk.getState().run !== null) return;
  const groupId = newId();
  const run = { groupId, action: step.name, done: 0, total: conversationIds.length, isStopping: false };
  useBulk.setState({ run });
  clearMarks();
  let done = 0;
  try {
    for (let part = 0; part * partSize < conversationIds.length; part += 1) {
      if (useBulk.getState().run?.isStopping) break;
      const ids = conversationIds.slice(part * partSize, (part + 1) * partSize);
      const outcome = await mutate('conversation.bulk', { bulkId: partId(groupId, part), conversationIds: ids, step });
      if (!outcome.ok) {
        showToast({ text: refusalWords(outcome.error.code, 'conversation.bulk'), tone: 'bad' });
        break;
      }
      done += ids.length;
      useBulk.setState((state) => ({ run: state.run && { ...state.run, done } }));
    }
  } finally {
    useBulk.setState({ run: null });
  }
  tellOf(groupId, { total: done, refusals: -1 });
}

/** Takes a deed back; whatever somebody has changed since stays as they left it. */
export async function undoBulk({ id: groupId, parts }: Pick<BulkGroup, 'id' | 'parts'>): Promise<void> {
  let isDone = true;
  for (const { id, undoneAt } of parts) {
    if (undoneAt !== null) continue;
    const outcome = await mutate('bulk.undo', { bulkId: id });
    if (outcome.ok) continue;
    showToast({ text: refusalWords(outcome.error.code, 'bulk.undo'), tone: 'bad' });
    isDone = false;
  }
  const t = i18n.getFixedT(null, 'bulk-actions');
  if (isDone) showToast({ text: t('undone'), description: t('undoneHint'), id: `bulk:${groupId}` });
}
