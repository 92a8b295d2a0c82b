import { useTranslation } from 'react-i18next';
import type { QueueOutcome, SimulationReport } from '#shared/domain/simulation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyValueTiles } from '../../ui/key-value-tiles.tsx';
import { Section } from '../../ui/section.tsx';
import { AgentTable } from './agent-table.tsx';
import { OutcomeTable } from './outcome-table.tsx';

/** The mean over all queues, each customer counting once; null when nobody was answered. */
function meanWait(outcomes: readonly QueueOutcome[]): number | null {
  const answered = outcomes.reduce((sum, one) => sum + one.answered, 0);
  const waited = outcomes.reduce((sum, one) => sum + one.answered * (one.meanWaitSeconds ?? 0), 0);
  return answered === 0 ? null : waited / answered;
}

/** The answer in a sentence first, then the figures behind it. */
export function ReportView({ report, isSame }: { report: SimulationReport; isSame: boolean }) {
  const { t } = useTranslation('routing-simulator');
  const format = useFormat();
  const { present, changed } = report;
  const [was, would] = [meanWait(present), meanWait(changed)];
  const left = (outcomes: readonly QueueOutcome[]) => outcomes.reduce((sum, one) => sum + one.unanswered, 0);
  const words = (seconds: number | null) => (seconds === null ? '–' : format.length(seconds));
  if (report.arrivals === 0) return <p className="text-muted">{t('noArrivals')}</p>;
  const verdict =
    was === null || would === null || Math.abs(would - was) < 0.5 ? 'same' : would < was ? 'shorter' : 'longer';
  return (
    <section aria-label={t('result')} className="flex flex-col gap-5">
      <p role="status" className="text-lg">
        {isSame
          ? t('replayed', { wait: words(was), left: left(present) })
          : t(`verdict.${verdict}`, {
              was: words(was),
              would: words(would),
              leftBefore: left(present),
              leftAfter: left(changed),
            })}
      </p>
      {report.agents === 0 && <p className="rounded-lg bg-warn-soft px-3 py-2">{t('noAgents')}</p>}
      <KeyValueTiles
        tiles={[
          { id: 'arrivals', label: t('customers'), value: format.number(report.arrivals) },
          { id: 'agents', label: t('agents'), value: format.number(report.agents) },
          { id: 'handle', label: t('handle'), value: format.length(report.assumedHandleSeconds) },
        ]}
      />
      <Section title={t('byQueue')}>
        <div className="overflow-x-auto">
          <OutcomeTable present={present} changed={changed} />
        </div>
      </Section>
      <Section title={t('byAgent')}>
        <AgentTable present={report.presentAgents} changed={report.changedAgents} />
      </Section>
      <p className="text-sm text-faint">{t('assumptions')}</p>
    </section>
  );
}
