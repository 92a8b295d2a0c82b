import { useTranslation } from 'react-i18next';
import type { SlaPolicy } from '#shared/domain/sla-policy.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues } from '../../sync/index.ts';

/** To whom a promise is made, in a few words. */
export function useConditionWords(): (applies: SlaPolicy['applies']) => string {
  const { t } = useTranslation(['admin-rules', 'ui']);
  const format = useFormat();
  const queues = useQueues() ?? [];
  return ({ priorities, tiers, channels, queueIds }) => {
    const parts = [
      format.list(priorities.map((id) => t(`priority.${id}`))),
      format.list(tiers.map((id) => t(`tier.${id}`))),
      format.list(channels.map((id) => t(`ui:channel.${id}`))),
      format.list(queueIds.map((id) => queues.find((queue) => queue.id === id)?.name ?? id)),
    ].filter(Boolean);
    return parts.length === 0 ? t('promises.everybody') : parts.join(' · ');
  };
}
