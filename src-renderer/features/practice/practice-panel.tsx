import { useTranslation } from 'react-i18next';
import { practiceIntensities } from '#shared/domain/practice.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useIsLive, useUsers } from '../../sync/index.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { chooseIntensity, startPractice, stopPractice, usePracticeView } from './practice-store.ts';

/** The switch, the rhythm, and what has come of it so far. */
export function PracticePanel() {
  const { t } = useTranslation('practice');
  const { state, intensity, isBusy, failed } = usePracticeView();
  const isLive = useIsLive();
  const running = state?.running ?? null;
  return (
    <div className="flex flex-col gap-3">
      <Switch
        isSelected={running !== null}
        isDisabled={isBusy || !isLive}
        onChange={(on) => void (on ? startPractice(intensity) : stopPractice())}
      >
        <b className="font-semibold">{t('customers')}</b>
      </Switch>
      <p className="text-sm text-muted">{t('what')}</p>
      <SegmentedControl
        label={t('rhythm')}
        options={practiceIntensities.map((id) => ({
          id,
          label: t(`intensity.${id}`),
          isDisabled: !isLive || isBusy,
        }))}
        value={intensity}
        onChange={chooseIntensity}
      />
      <p className="text-sm text-muted">{t(`rhythms.${intensity}`)}</p>
      {running && <Tally />}
      {failed === 'refused' && (
        <p role="alert" className="text-sm font-medium text-bad">
          {t('refused')}
        </p>
      )}
      {!isLive && (
        <p role="status" className="text-sm font-medium text-warn">
          {t('offline')}
        </p>
      )}
    </div>
  );
}

function Tally() {
  const { t } = useTranslation('practice');
  const format = useFormat();
  const now = useNow(15_000);
  const run = usePracticeView(({ state }) => state?.running ?? null);
  const by = useUsers()?.find(({ id }) => id === run?.startedBy)?.name;
  if (!run) return null;
  const figures = [
    { id: 'arrived', value: run.arrived },
    { id: 'present', value: run.present },
    { id: 'gaveUp', value: run.gaveUp },
  ] as const;
  return (
    <div className="flex flex-col gap-2 border-t pt-3">
      <dl className="grid grid-cols-3 gap-2">
        {figures.map(({ id, value }) => (
          <div key={id} className="flex flex-col-reverse rounded-lg bg-sunken px-2 py-1.5">
            <dt className="text-xs text-muted">{t(`tally.${id}`)}</dt>
            <dd className="text-lg font-strong">{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-xs text-muted">
        {t('since', { name: by ?? t('somebody'), time: format.relative(run.startedAt, now) })}
      </p>
    </div>
  );
}
