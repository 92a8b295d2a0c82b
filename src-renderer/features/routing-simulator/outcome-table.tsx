import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { QueueOutcome } from '#shared/domain/simulation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues } from '../../sync/index.ts';
import { Table } from '../../ui/table.tsx';

/** The measures of a queue, and whether more of it is better (1), worse (-1) or neither (0). */
const measures = [
  ['answered', 1],
  ['unanswered', -1],
  ['meanWaitSeconds', -1],
  ['p95WaitSeconds', -1],
  ['longestWaitSeconds', -1],
  ['serviceLevelPercent', 1],
  ['overflowed', 0],
] as const;
type Measure = (typeof measures)[number][0];

interface Pair {
  id: string;
  before: QueueOutcome;
  after: QueueOutcome;
}

export interface OutcomeTableProps {
  present: readonly QueueOutcome[];
  changed: readonly QueueOutcome[];
}

/** Queue by queue, as it was and as it would have been; what got better is green, what got worse is red, and both say so by an arrow and by what it was. */
export function OutcomeTable({ present, changed }: OutcomeTableProps) {
  const { t } = useTranslation('routing-simulator');
  const format = useFormat();
  const queues = useQueues() ?? [];
  const nameOf = (id: string) => queues.find((queue) => queue.id === id)?.name ?? id;
  const words = (measure: Measure, value: number | null): string => {
    if (value === null) return '–';
    if (measure === 'serviceLevelPercent') return format.percent(value / 100, 1);
    return measure.endsWith('Seconds') ? format.length(value) : format.number(value);
  };
  const pairs = changed.flatMap((after): Pair[] => {
    const before = present.find(({ queueId }) => queueId === after.queueId);
    return before && (before.offered > 0 || after.offered > 0) ? [{ id: after.queueId, before, after }] : [];
  });
  return (
    <Table
      label={t('byQueue')}
      rows={pairs}
      textOf={({ id }) => nameOf(id)}
      columns={[
        { id: 'queue', title: t('queue'), cell: ({ id }) => <span className="font-semibold">{nameOf(id)}</span> },
        { id: 'offered', title: t('measure.offered'), align: 'end', cell: ({ after }) => format.number(after.offered) },
        ...measures.map(([measure, good]) => ({
          id: measure,
          title: t(`measure.${measure}`),
          align: 'end' as const,
          cell: ({ before, after }: Pair) => {
            const was = before[measure];
            const is = after[measure];
            const change = was === null || is === null ? 0 : Math.sign(is - was);
            const verdict = change * good;
            return (
              <span className="flex flex-col items-end whitespace-nowrap">
                <span
                  className={clsx(
                    'font-medium',
                    change !== 0 && verdict > 0 && 'text-good',
                    change !== 0 && verdict < 0 && 'text-bad',
                  )}
                >
                  {words(measure, is)}
                  {change !== 0 && (
                    <span aria-hidden className="ml-1">
                      {change > 0 ? '↑' : '↓'}
                    </span>
                  )}
                </span>
                {change !== 0 && <span className="text-sm text-faint">{t('was', { value: words(measure, was) })}</span>}
              </span>
            );
          },
        })),
      ]}
    />
  );
}
