import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../platform/desktop.ts';
import { Button } from '../../ui/button.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Switch } from '../../ui/switch.tsx';
import { playTune, setAlerts, useAlertSettings } from '../screen-pop/index.ts';
import { SettingsPart } from './settings-part.tsx';

const volumes = { quiet: 0.3, medium: 0.6, loud: 1 } as const;
type Volume = keyof typeof volumes;
const levelOf = (volume: number): Volume => (volume <= 0.4 ? 'quiet' : volume <= 0.8 ? 'medium' : 'loud');
const levels: readonly Volume[] = ['quiet', 'medium', 'loud'];

/** How an offer and a new message call for attention, on this computer. */
export function AlertSettings() {
  const { t } = useTranslation('settings');
  const alerts = useAlertSettings();
  const [permission, setPermission] = useState(() => desktop.notificationPermission());
  return (
    <SettingsPart title={t('alerts.title')} help={t('alerts.help')}>
      <Switch isSelected={alerts.sound} onChange={(sound) => setAlerts({ sound })}>
        {t('alerts.sound')}
      </Switch>
      {alerts.sound && (
        <div className="flex items-center gap-2">
          <SegmentedControl
            label={t('alerts.volume')}
            value={levelOf(alerts.volume)}
            onChange={(level) => {
              setAlerts({ volume: volumes[level] });
              playTune('offer');
            }}
            options={levels.map((id) => ({ id, label: t(`alerts.volumes.${id}`) }))}
          />
          <Button onPress={() => playTune('offer')}>{t('alerts.try')}</Button>
        </div>
      )}
      <Switch isSelected={alerts.messages} onChange={(messages) => setAlerts({ messages })}>
        {t('alerts.messages')}
      </Switch>
      <Switch isSelected={alerts.preview} onChange={(preview) => setAlerts({ preview })}>
        {t('alerts.preview')}
      </Switch>
      {permission === 'ask' && (
        <p className="flex items-center gap-2">
          <span className="text-warn">{t('alerts.notAsked')}</span>
          <Button onPress={() => void desktop.askToNotify().then(setPermission)}>{t('alerts.allow')}</Button>
        </p>
      )}
      {permission === 'denied' && <p className="text-warn">{t('alerts.denied')}</p>}
    </SettingsPart>
  );
}
