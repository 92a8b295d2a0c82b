import { useTranslation } from 'react-i18next';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import { missingFor } from '#shared/domain/routing-match.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUsers } from '../../sync/index.ts';

/** Whom the rules leave: the agents of the queue, and those of them who could take a conversation the moment it comes in. */
export function WhoMayTake({ queueId, rules }: { queueId: string; rules: QueueRules }) {
  const { t } = useTranslation('admin-queues');
  const format = useFormat();
  const agents = (useUsers() ?? []).filter(
    ({ queueIds, disabledAt }) => disabledAt === null && queueIds.includes(queueId),
  );
  // As it is in its first moment, for a customer whose language everybody speaks.
  const fresh = { language: null, tagIds: rules.skills.flatMap(({ tagId }) => tagId ?? []), waitingSince: 0 };
  const fit = agents.filter((agent) => missingFor(agent, fresh, rules, 0) === null);
  if (agents.length === 0) return <p className="text-warn">{t('rules.whoNobody')}</p>;
  return (
    <p role="status">
      {t('rules.whoAll', { agents: agents.length })}{' '}
      {fit.length === 0 ? (
        <span className="text-warn">{t('rules.whoNone')}</span>
      ) : fit.length === agents.length ? (
        t('rules.whoEach')
      ) : (
        t('rules.whoSome', { names: format.list(fit.map(({ name }) => name)) })
      )}
    </p>
  );
}
