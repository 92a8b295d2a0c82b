import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, pickText } from '#shared/domain/language.ts';
import type { ScriptStep } from '#shared/domain/script.ts';
import { newId } from '#shared/lib/ids.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useRewards } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { moved, TemplateArea, withText } from '../admin-frame/index.ts';
import { blankStep } from './blank-script.ts';

const most = 30;
const noReward = '-';

export interface StepsEditorProps {
  steps: readonly ScriptStep[];
  language: Language;
  onChange: (steps: ScriptStep[]) => void;
  words: (field: string) => { isInvalid: boolean; errorMessage: string };
}

/** The steps in order. Alt with an arrow moves a step and the cursor goes with it; the buttons do the same. */
export function StepsEditor({ steps, language, onChange, words }: StepsEditorProps) {
  const { t, i18n } = useTranslation('admin-content');
  const rewards = useRewards() ?? [];
  const list = useRef<HTMLOListElement>(null);
  const change = (at: number, patch: Partial<ScriptStep>) =>
    onChange(steps.map((step, index) => (index === at ? { ...step, ...patch } : step)));

  function move(at: number, by: number): void {
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    onChange(moved(steps, at, by));
    // Moving a node takes the focus off it.
    setTimeout(() => focused?.focus());
  }
  function onKeyDown(event: KeyboardEvent, at: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, event.key === 'ArrowUp' ? -1 : 1);
  }
  return (
    <>
      <ol ref={list} aria-label={t('scripts.steps')} className="flex flex-col gap-3">
        {steps.map((step, at) => {
          const name =
            pickText(step.title, pickLanguage(i18n.resolvedLanguage)) || t('scripts.step', { number: at + 1 });
          return (
            <li
              key={step.id}
              onKeyDown={(event) => onKeyDown(event, at)}
              className="flex gap-3 rounded-xl border bg-sunken px-3 py-2.5"
            >
              <span className="mt-6 grid size-5 shrink-0 place-items-center rounded-full border border-control text-xs text-muted">
                {at + 1}
              </span>
              <div className="flex min-w-0 flex-1 flex-col gap-2.5">
                <TextField
                  label={t('scripts.stepTitle')}
                  value={step.title[language] ?? ''}
                  onChange={(title) => change(at, { title: withText(step.title, language, title) })}
                  {...words(`steps.${at}.title`)}
                />
                <TemplateArea
                  label={t('scripts.say')}
                  language={language}
                  value={step.say[language] ?? ''}
                  onChange={(say) => change(at, { say: withText(step.say, language, say) })}
                />
                <Select
                  label={t('scripts.reward')}
                  className="w-72"
                  value={step.rewardId ?? noReward}
                  onChange={(id) => change(at, { rewardId: id === noReward ? null : id })}
                  options={[
                    { id: noReward, label: t('scripts.noReward') },
                    ...rewards.map((reward) => ({
                      id: reward.id,
                      label: pickText(reward.name, pickLanguage(i18n.resolvedLanguage)),
                    })),
                  ]}
                />
              </div>
              <div className="flex flex-col gap-0.5">
                <IconButton
                  icon={ArrowUp}
                  size="sm"
                  kbd="alt+arrowup"
                  label={t('scripts.moveUp', { step: name })}
                  isDisabled={at === 0}
                  onPress={() => move(at, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  size="sm"
                  kbd="alt+arrowdown"
                  label={t('scripts.moveDown', { step: name })}
                  isDisabled={at === steps.length - 1}
                  onPress={() => move(at, 1)}
                />
                <IconButton
                  icon={Trash2}
                  size="sm"
                  label={t('scripts.removeStep', { step: name })}
                  isDisabled={steps.length === 1}
                  onPress={() => onChange(steps.toSpliced(at, 1))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <div className="flex items-center gap-3">
        <Button
          icon={Plus}
          isDisabled={steps.length >= most}
          onPress={() => {
            onChange([...steps, blankStep(newId)]);
            setTimeout(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
          }}
        >
          {t('scripts.addStep')}
        </Button>
        <span className="text-sm text-faint">{t('scripts.orderHint')}</span>
      </div>
    </>
  );
}
