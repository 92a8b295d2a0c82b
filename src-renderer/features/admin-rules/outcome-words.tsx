import { useTranslation } from 'react-i18next';
import type { KeywordRule } from '#shared/domain/keyword-rule.ts';
import { useQueues, useTags } from '../../sync/index.ts';
import { Pill } from '../../ui/pill.tsx';

/** What a rule (or all of them together) does to a conversation. */
export function OutcomeWords({ outcome: { tagIds, priority, queueId } }: { outcome: KeywordRule['outcome'] }) {
  const { t } = useTranslation('admin-rules');
  const tags = useTags() ?? [];
  const queues = useQueues() ?? [];
  const nameOf = (rows: readonly { id: string; name: string }[], id: string) =>
    rows.find((row) => row.id === id)?.name ?? id;
  if (tagIds.length === 0 && priority === null && queueId === null)
    return <span className="text-faint">{t('keywords.nothing')}</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {queueId !== null && <Pill tone="accent">{t('keywords.toQueue', { queue: nameOf(queues, queueId) })}</Pill>}
      {priority !== null && (
        <Pill tone="warn">{t('keywords.toPriority', { priority: t(`priority.${priority}`) })}</Pill>
      )}
      {tagIds.map((id) => (
        <Pill key={id}>{nameOf(tags, id)}</Pill>
      ))}
    </span>
  );
}
