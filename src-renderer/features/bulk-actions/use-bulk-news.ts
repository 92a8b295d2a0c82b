import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useBulkActions } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { refusalWords } from '../conversation-actions/index.ts';
import { type BulkGroup, groupsOf, reasonsOf } from './bulk-groups.ts';
import { showBulkActions, tellOf, useBulk } from './bulk-store.ts';
import { undoBulk } from './run-bulk.ts';

/** The agent's deeds of the last day, the newest first. */
export function useBulkGroups(): readonly BulkGroup[] {
  const actions = useBulkActions();
  return useMemo(() => groupsOf(actions ?? []), [actions]);
}

/**
 * Tells how a deed ended: at once by this computer's rules, and once more when the server refused more of it. Watches the rows, so
 * that what is told is what is kept.
 */
export function useBulkNews(): void {
  const { t, i18n } = useTranslation('bulk-actions');
  const format = useFormat();
  const groups = useBulkGroups();
  const untold = useBulk((state) => state.untold);

  useEffect(() => {
    for (const [groupId, told] of untold) {
      const group = groups.find(({ id }) => id === groupId);
      if (!group || group.total < told.total || group.refused.length <= told.refusals) continue;
      tellOf(groupId, { ...told, refusals: group.refused.length });
      tell(group);
    }

    function tell(group: BulkGroup): void {
      const { id, action, total, refused } = group;
      const count = total - refused.length;
      const verb = action.split('.').at(-1) ?? '';
      const text = i18n.exists(`bulk-actions:done.${verb}`, { count })
        ? t(`done.${verb}`, { count, number: format.number(count) })
        : t('done.other', { count, number: format.number(count) });
      if (refused.length === 0) {
        showToast({ text, id: `bulk:${id}`, onUndo: () => void undoBulk(group) });
        return;
      }
      const why = reasonsOf(group).map(({ code }) => refusalWords(code, action));
      showToast({
        text: count > 0 ? text : t('nothingDone'),
        description: `${t('notDone', { count: refused.length, number: format.number(refused.length) })} ${why[0] ?? ''}`,
        tone: 'warn',
        id: `bulk:${id}`,
        action: { label: t('show'), onPress: () => showBulkActions(id) },
        durationMs: 20_000,
      });
    }
  }, [groups, untold, t, i18n, format]);
}
