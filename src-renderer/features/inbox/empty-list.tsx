import { CircleCheckBig, FilterX, Inbox } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useViewCounts } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { clearFilters, type InboxView, isFiltered, showView } from './inbox-view.ts';
import { queueIdOf } from './view-names.ts';

/** Nothing in this view: says why that is, and where there is something. */
export function EmptyList({ state }: { state: InboxView }) {
  const { t } = useTranslation('inbox');
  const unassigned = useViewCounts()?.unassigned ?? 0;
  if (isFiltered(state)) {
    return (
      <EmptyState
        icon={FilterX}
        title={t('empty.filteredTitle')}
        actions={<Button onPress={clearFilters}>{t('empty.clear')}</Button>}
      >
        {t('empty.filtered')}
      </EmptyState>
    );
  }
  const view = queueIdOf(state.view) === null ? state.view : 'queue';
  const hasWork = state.view !== 'unassigned' && unassigned > 0;
  return (
    <EmptyState
      icon={view === 'all' || view === 'queue' ? Inbox : CircleCheckBig}
      title={t(`empty.${view}Title`)}
      actions={
        hasWork && (
          <Button onPress={() => showView('unassigned')}>{t('empty.showUnassigned', { count: unassigned })}</Button>
        )
      }
    >
      {t(`empty.${view}`)}
    </EmptyState>
  );
}
