import { BellRing, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { FigureLink } from './figure-link.tsx';
import { useFloorView } from './floor-view.ts';
import { SinceTimer } from './since-timer.tsx';
import { useAlarms } from './use-alarms.ts';
import { useAlertWords } from './use-alert-words.ts';

/** Which figures are beyond their thresholds now, and since when. */
export function AlarmList() {
  const { t } = useTranslation('floor');
  const alarms = useAlarms();
  const words = useAlertWords();
  const settings = <Button onPress={() => useFloorView.setState({ showsAlerts: true })}>{t('alerts.title')}</Button>;
  if (alarms.length === 0) {
    return (
      <EmptyState icon={ShieldCheck} title={t('alarms.emptyTitle')} className="h-auto p-5" actions={settings}>
        {t('alarms.empty')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('alarms.tab')} className="flex flex-col gap-2 p-3">
      {alarms.map(({ alert, value, since }) => (
        <li key={alert.id} className="flex gap-2.5 rounded-xl border border-bad bg-bad-soft px-3 py-2.5">
          <span className="mt-0.5 text-bad">
            <Icon of={BellRing} />
          </span>
          <span className="min-w-0 flex-1">
            <FigureLink scope={alert.scope} figure={alert.figure} about={alert.name}>
              <span className="font-semibold">{words.now({ ...alert, value })}</span>
            </FigureLink>
            <span className="block text-sm text-text">{words.rule(alert)}</span>
          </span>
          <SinceTimer since={since} className="text-sm" />
        </li>
      ))}
    </ul>
  );
}

/** How many figures are in alarm; apart, so that its ticking draws nothing else anew. */
export function AlarmCount() {
  const { t } = useTranslation('floor');
  const count = useAlarms().length;
  return <CountBadge count={count} label={t('alerts.raisedNow', { count })} />;
}
