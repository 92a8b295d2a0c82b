import { useTranslation } from 'react-i18next';
import type { Queue } from '#shared/domain/queue.ts';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues } from '../../sync/index.ts';
import { waitSteps } from './wait-steps.ts';

/** What becomes of a conversation the longer it waits, as the rules stand: read it aloud and you have the queue. */
export function WaitStory({ queue, rules }: { queue: Queue; rules: QueueRules }) {
  const { t } = useTranslation('admin-queues');
  const format = useFormat();
  const queues = useQueues() ?? [];
  if (queue.routing === 'manual') return <p className="text-muted">{t('routingHint.manual')}</p>;
  const nameOf = (id: string) => queues.find((other) => other.id === id)?.name ?? id;
  return (
    <ol className="flex flex-col gap-1 rounded-xl border bg-sunken px-4 py-2.5">
      {waitSteps(rules).map((step) => (
        <li key={`${step.name} ${step.queueId ?? ''} ${step.afterSeconds}`} className="flex gap-3">
          <span className="w-24 shrink-0 text-muted">
            {step.afterSeconds === 0 ? t('story.atOnce') : t('story.after', { span: format.length(step.afterSeconds) })}
          </span>
          <span className="min-w-0 flex-1">
            {t(`story.${step.name}`, {
              queue: nameOf(step.queueId ?? queue.id),
              skills: format.list([...new Set(rules.skills.map(({ name }) => name))]),
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}
