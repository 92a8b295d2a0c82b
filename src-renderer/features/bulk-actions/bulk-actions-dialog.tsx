import { CircleAlert, History, Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import type { BulkGroup } from './bulk-groups.ts';
import { hideBulkActions, showBulkActions, useBulk } from './bulk-store.ts';
import { RefusedRows } from './refused-rows.tsx';
import { undoBulk } from './run-bulk.ts';
import { useBulkGroups } from './use-bulk-news.ts';
import { useDeedWords } from './use-deed-words.ts';

/** What was done to many at once in the last day: what became of it, why something was not done, and the way back. */
export function BulkActionsDialog() {
  const { t } = useTranslation('bulk-actions');
  const shown = useBulk((state) => state.shown);
  const groups = useBulkGroups();
  return (
    <Dialog title={t('recent')} isOpen={shown !== null} onClose={hideBulkActions}>
      {groups.length === 0 ? (
        <EmptyState icon={History} title={t('recentNoneTitle')}>
          {t('recentNone')}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-2">
          {groups.map((group) => (
            <Deed key={group.id} group={group} isOpen={shown?.groupId === group.id} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Deed({ group, isOpen }: { group: BulkGroup; isOpen: boolean }) {
  const { t } = useTranslation(['bulk-actions', 'ui']);
  const format = useFormat();
  const now = useNow(15_000);
  const words = useDeedWords();
  const { refused, changed, restored, movedOn, isUndone } = group;
  const number = (count: number) => ({ count, number: format.number(count) });
  const facts = [
    format.moment(group.at, now),
    ...(isUndone ? [t('restored', number(restored))] : []),
    ...(movedOn > 0 ? [t('movedOn', number(movedOn))] : []),
  ];
  return (
    <li className="rounded-xl border px-3 py-2">
      <div className="flex items-start gap-2.5">
        <Icon
          of={refused.length > 0 ? CircleAlert : Layers}
          className={refused.length > 0 ? 'mt-0.5 text-warn' : 'mt-0.5 text-muted'}
        />
        <div className="min-w-0 flex-1">
          <p className="font-semibold">{words(group)}</p>
          <p className="text-sm text-muted">{facts.join(' · ')}</p>
          {refused.length > 0 && (
            <p className="text-sm font-medium text-warn">{t('notDone', number(refused.length))}</p>
          )}
        </div>
        {refused.length > 0 && (
          <Button
            size="sm"
            look="quiet"
            aria-expanded={isOpen}
            onPress={() => showBulkActions(isOpen ? null : group.id)}
          >
            {isOpen ? t('hideWhy') : t('why')}
          </Button>
        )}
        {!isUndone && changed > 0 && (
          <Button size="sm" onPress={() => void undoBulk(group)}>
            {t('ui:undo')}
          </Button>
        )}
      </div>
      {isOpen && <RefusedRows group={group} />}
    </li>
  );
}
