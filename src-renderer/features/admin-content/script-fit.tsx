import { useTranslation } from 'react-i18next';
import type { Script } from '#shared/domain/script.ts';
import { type ConversationListItem, useConversations } from '../../sync/index.ts';
import { countFit } from './count-fit.ts';

/** As many of the newest conversations as are worth reading for a rough figure. */
const range = { start: 0, end: 400 };
const query = { view: 'all', states: ['open', 'pending', 'snoozed', 'resolved'] } as const;

/** Told while the trigger is being written: for how many customers it would have offered the script. */
export function ScriptFit({ trigger }: { trigger: Script['trigger'] }) {
  const { t } = useTranslation('admin-content');
  const list = useConversations(query, range);
  if (!list) return null;
  const items = list.ids
    .slice(range.start, range.end)
    .map((id) => list.item(id))
    .filter((item): item is ConversationListItem => item !== undefined);
  const { customers, looked, isUpperLimit } = countFit(trigger, items);
  return (
    <p role="status" className="min-w-0 text-sm text-muted">
      {looked === 0
        ? t('scripts.fitsNobody')
        : isUpperLimit
          ? t('scripts.fitsAtMost', { count: customers, looked })
          : t('scripts.fits', { count: customers, looked })}
    </p>
  );
}
