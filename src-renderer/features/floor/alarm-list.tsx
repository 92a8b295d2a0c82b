import { BellRing, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { FigureLink } from './figure-link.tsx';
import { useFloorView } from './floor-view.ts';
import { useRaisedAlerts } from './raised-alerts.ts';
import { SinceTimer } from './since-timer.tsx';
import { useAlertWords } from './use-alert-words.ts';

/** Which figures are beyond their thresholds now, and since when. */
export function AlarmList() {
  const { t } = useTranslation('floor');
  const raised = useRaisedAlerts((state) => state.raised);
  const words = useAlertWords();
  const settings = <Button onPress={() => useFloorView.setState({ showsAlerts: true })}>{t('alerts.title')}</Button>;
  if (raised.size === 0) {
    return (
      <EmptyState icon={ShieldCheck} title={t('alarms.emptyTitle')} className="h-auto p-5" actions={settings}>
        {t('alarms.empty')}
      </EmptyState>
    );
  }
  return (
    <ul aria-label={t('alarms.tab')} className="flex flex-col gap-2 p-3">
      {[...raised.values()].map((push) => (
        <li
          key={`${push.alertId} ${push.at}`}
          className="flex gap-2.5 rounded-xl border border-bad bg-bad-soft px-3 py-2.5"
        >
          <span className="mt-0.5 text-bad">
            <Icon of={BellRing} />
          </span>
          <span className="min-w-0 flex-1">
            <FigureLink scope={push.scope} figure={push.figure} about={push.name}>
              <span className="font-semibold">{words.now(push)}</span>
            </FigureLink>
            <span className="block text-sm text-text">{words.rule({ ...push, value: push.threshold })}</span>
          </span>
          <SinceTimer since={push.at} className="text-sm" />
        </li>
      ))}
    </ul>
  );
}
