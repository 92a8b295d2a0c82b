import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppInfo, SelfCheck } from '#shared/contract/ipc.ts';
import { desktop } from '../../platform/desktop.ts';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { SettingsPart } from './settings-part.tsx';

const tones = { good: 'good', limited: 'warn', broken: 'bad' } as const;

/** Which Parley this is, and a check of this computer that can be run and told to whoever helps. */
export function AboutSettings() {
  const { t } = useTranslation('settings');
  const [info, setInfo] = useState<AppInfo | null>(null);
  const [checks, setChecks] = useState<readonly SelfCheck[] | null>(null);
  useEffect(() => void desktop.info().then(setInfo), []);
  return (
    <SettingsPart title={t('about.title')}>
      {info && (
        <p className="text-muted select-text">
          {desktop.kind === 'electron' ? t('about.desktop', { version: info.version }) : t('about.browser')}
          {info.chromium && ` · Chromium ${info.chromium}`} {info.platform && ` · ${info.platform}`}
        </p>
      )}
      <div>
        <Button onPress={() => void desktop.selfCheck().then(setChecks)}>{t('about.check')}</Button>
      </div>
      {checks && (
        <ul aria-label={t('about.check')} className="flex flex-col gap-1.5">
          {checks.map(({ name, state, detail }) => (
            <li key={name} className="flex items-center gap-2">
              <Pill tone={tones[state]}>{t(`about.state.${state}`)}</Pill>
              <span>{t(`about.checks.${name}`)}</span>
              <span className="min-w-0 truncate text-sm text-faint select-text">{detail}</span>
            </li>
          ))}
        </ul>
      )}
    </SettingsPart>
  );
}
