import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { showBulkActions } from './bulk-store.ts';
import { useBulkGroups } from './use-bulk-news.ts';

/** The way back to what was done to many at once; not there while there is nothing. */
export function RecentBulkButton() {
  const { t } = useTranslation('bulk-actions');
  const groups = useBulkGroups();
  return groups.length === 0 ? null : (
    <IconButton icon={History} label={t('recent')} onPress={() => showBulkActions()} />
  );
}
