import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, pickText } from '#shared/domain/language.ts';
import { type Script, scriptSchema } from '#shared/domain/script.ts';
import { newId } from '#shared/lib/ids.ts';
import { now } from '../../platform/now.ts';
import { Section } from '../../ui/section.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  EditorDrawer,
  keep,
  openSection,
  type Problems,
  problemsOf,
  removeContent,
  saveContent,
  TextLanguage,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';
import { blankScript } from './blank-script.ts';
import { ScriptFit } from './script-fit.tsx';
import { StepsEditor } from './steps-editor.tsx';
import { TriggerEditor } from './trigger-editor.tsx';

export function ScriptEditor({ script }: { script: Script | null }) {
  const { t } = useTranslation('admin-content');
  const [language, setLanguage] = useState<Language>('en');
  const { value, set, isDirty } = useEdited<Script>(script ?? blankScript(newId));
  const nameless = value.steps.flatMap(({ title }, at) =>
    pickText(title, 'en').trim() === '' ? [[`steps.${at}.title`, 'required'] as const] : [],
  );
  const problems: Problems = { ...problemsOf(scriptSchema, value), ...Object.fromEntries(nameless) };
  const { wasTried, words, ifGood } = useChecked(problems);

  async function save(): Promise<boolean> {
    return saveContent('script.save', { row: { ...value, updatedAt: now() } }, value.name);
  }
  return (
    <EditorDrawer
      title={script ? script.name : t('scripts.add')}
      size="lg"
      isDirty={isDirty}
      error={wasTried && nameless.length > 0 ? t('scripts.namelessSteps') : null}
      onSave={() => ifGood(save)}
      onClose={() => openSection('scripts')}
      extra={<ScriptFit trigger={value.trigger} />}
      onRemove={script && (() => removeContent(script, 'script.remove', (row) => keep('script.save', { row })))}
    >
      <div className="flex items-end gap-4">
        <TextField
          label={t('name')}
          className="flex-1"
          value={value.name}
          onChange={(name) => set({ name })}
          autoFocus
          {...words('name')}
        />
        <Switch isSelected={value.enabled} onChange={(enabled) => set({ enabled })} className="mb-1.25">
          {t('scripts.enabled')}
        </Switch>
      </div>
      <Section title={t('scripts.when')}>
        <TriggerEditor trigger={value.trigger} onChange={(trigger) => set({ trigger })} />
      </Section>
      <Section title={t('scripts.steps')}>
        <div className="flex flex-col gap-3">
          <TextLanguage
            value={language}
            onChange={setLanguage}
            texts={value.steps.flatMap(({ title, say }) => (pickText(say, 'en') === '' ? [title] : [title, say]))}
          />
          <StepsEditor steps={value.steps} language={language} onChange={(steps) => set({ steps })} words={words} />
        </div>
      </Section>
    </EditorDrawer>
  );
}
