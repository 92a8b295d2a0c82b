import { FlaskConical, Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../i18n/format.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useNow } from '../../platform/use-now.ts';
import { useSyncStatus, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChangeList } from './change-list.tsx';
import { ReportView } from './report-view.tsx';
import { longestStretchMs, type Preset, stretchOf } from './stretch.ts';
import { StretchField } from './stretch-field.tsx';
import { useSimulation } from './use-simulation.ts';
import { isChanged, nothingChanged, simulationInput, type WhatIf } from './what-if.ts';

/** What yesterday would have been with other rules. Nothing here changes anything. */
export function SimulatorPage() {
  const { t } = useTranslation('routing-simulator');
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const users = useUsers() ?? [];
  const [preset, setPreset] = useState<Preset>('yesterday');
  const [stretch, setStretch] = useState(() => stretchOf('yesterday', serverNow()));
  const [whatIf, setWhatIf] = useState<WhatIf>(nothingChanged);
  const { simulation, run } = useSimulation();
  const problem =
    stretch.to <= stretch.from ? t('backwards') : stretch.to - stretch.from > longestStretchMs ? t('tooLong') : null;
  const start = () => run(simulationInput(whatIf, users, stretch));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="border-b px-6 pt-5 pb-4">
        <h1 className="text-xl font-strong">{t('title')}</h1>
        <p className="mt-0.5 text-muted">{t('help')}</p>
      </header>
      <div className="flex min-h-0 flex-1 max-[1199px]:flex-col max-[1199px]:overflow-auto">
        <div className="flex w-110 shrink-0 flex-col gap-5 overflow-auto border-r px-6 py-5 max-[1199px]:w-auto max-[1199px]:border-r-0 max-[1199px]:border-b">
          <StretchField
            preset={preset}
            stretch={stretch}
            problem={problem}
            onChange={(nextPreset, next) => {
              setPreset(nextPreset);
              setStretch(next);
            }}
          />
          <ChangeList whatIf={whatIf} onChange={setWhatIf} />
          <div className="flex gap-2">
            <Button
              look="primary"
              icon={Play}
              isPending={simulation.name === 'running'}
              isDisabled={isOffline || problem !== null}
              onPress={start}
            >
              {t('run')}
            </Button>
            <Button isDisabled={!isChanged(whatIf)} onPress={() => setWhatIf(nothingChanged)}>
              {t('putAllBack')}
            </Button>
          </div>
        </div>
        <div className="min-w-0 flex-1 overflow-auto px-6 py-5 max-[1199px]:flex-none">
          {simulation.name === 'idle' && (
            <EmptyState icon={FlaskConical} title={t('idleTitle')}>
              {t(isOffline ? 'idleOffline' : 'idle')}
            </EmptyState>
          )}
          {simulation.name === 'running' && <Running since={simulation.since} />}
          {simulation.name === 'failed' && (
            <ErrorState title={t('failed')} onRetry={start}>
              {t(
                simulation.code === 'offline'
                  ? 'failure.offline'
                  : simulation.code === 'bad-request'
                    ? 'failure.tooMany'
                    : simulation.code === 'forbidden'
                      ? 'failure.forbidden'
                      : 'failure.other',
              )}
            </ErrorState>
          )}
          {simulation.name === 'done' && (
            <ReportView report={simulation.report} isSame={JSON.stringify(simulation.input.changes) === sameAsToday} />
          )}
        </div>
      </div>
    </div>
  );
}

const sameAsToday = JSON.stringify(simulationInput(nothingChanged, [], { from: 0, to: 1 }).changes);

function Running({ since }: { since: number }) {
  const { t } = useTranslation('routing-simulator');
  const now = useNow();
  return (
    <div role="status" className="flex flex-col gap-3">
      <p className="text-muted">{t('running', { time: formatDuration(Math.max(0, now - since)) })}</p>
      <SkeletonRows rows={5} />
    </div>
  );
}
