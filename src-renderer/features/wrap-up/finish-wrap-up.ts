import type { WrapUp } from '#shared/domain/wrap-up.ts';
import { i18n } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { askOutcome, run } from '../conversation-actions/index.ts';

/** Ends the work after a conversation before its time; with an outcome that is kept too, also when the time is over. */
export async function finishWrapUp({ id, conversationId, endedAt }: WrapUp, dispositionId: string | null) {
  if (!(await run('wrapUp.finish', { wrapUpId: id, dispositionId, conversationId }))) return;
  const t = i18n.getFixedT(null, 'wrap-up');
  showToast({ text: t(endedAt === null ? 'finished' : 'outcomeKept'), id: `wrap-up:${id}` });
}

export const askLateOutcome = (wrapUp: WrapUp): void =>
  askOutcome({
    conversation: { id: wrapUp.conversationId, queueId: wrapUp.queueId },
    dispositionId: wrapUp.dispositionId,
    onChoose: (chosen) => void finishWrapUp(wrapUp, chosen),
  });
