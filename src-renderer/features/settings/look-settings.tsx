import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenLanguage } from '../../i18n/chosen-language.ts';
import { type Language, languageNames, languages } from '../../i18n/languages.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Select } from '../../ui/select.tsx';
import { chooseTheme, currentTheme, themes } from '../../ui/theme.ts';
import { chooseLanguage } from './language-setting.ts';
import { SettingsPart } from './settings-part.tsx';

const system = 'system';

export function LookSettings() {
  const { t } = useTranslation('settings');
  const [theme, setTheme] = useState(currentTheme);
  const [language, setLanguage] = useState<Language | typeof system>(() => chosenLanguage() ?? system);
  return (
    <SettingsPart title={t('look.title')} help={t('look.help')}>
      <SegmentedControl
        label={t('look.theme')}
        className="self-start"
        value={theme}
        onChange={(next) => {
          chooseTheme(next);
          setTheme(next);
        }}
        options={themes.map((id) => ({ id, label: t(`look.themes.${id}`) }))}
      />
      <Select
        label={t('look.language')}
        className="w-60"
        value={language}
        onChange={(next) => {
          setLanguage(next);
          void chooseLanguage(next === system ? null : next);
        }}
        options={[
          { id: system, label: t('look.systemLanguage') },
          ...languages.map((id) => ({ id, label: languageNames[id] })),
        ]}
      />
    </SettingsPart>
  );
}
