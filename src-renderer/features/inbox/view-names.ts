import { useTranslation } from 'react-i18next';
import { type ConversationQuery, useQueues, type ViewCounts } from '../../sync/index.ts';

export type View = ConversationQuery['view'];
export const fixedViews = [
  'mine',
  'unassigned',
  'all',
  'vip',
  'breaching',
  'waiting-to-send',
  'needs-decision',
] as const;

export const queueIdOf = (view: View): string | null => (view.startsWith('queue:') ? view.slice(6) : null);

export function useViewName(): (view: View) => string {
  const { t } = useTranslation('inbox');
  const queues = useQueues();
  return (view) => {
    const queueId = queueIdOf(view);
    if (queueId === null) return t(`view.${view}`);
    return queues?.find(({ id }) => id === queueId)?.name ?? t('queue');
  };
}

/** How many a view holds; undefined while that is not known. */
export function countOf(view: View, counts: ViewCounts | undefined): number | undefined {
  if (!counts) return undefined;
  const queueId = queueIdOf(view);
  if (queueId !== null) return counts.queues[queueId] ?? 0;
  if (view === 'waiting-to-send') return counts.waitingToSend;
  if (view === 'needs-decision') return counts.needsDecision;
  return view === 'mine' || view === 'unassigned' || view === 'all' || view === 'vip' || view === 'breaching'
    ? counts[view]
    : undefined;
}
