import { CornerDownLeft, EllipsisVertical, Gift, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import { rewardsFor, type ScriptStep } from '#shared/domain/script.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useRewards, useScripts } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/section.tsx';
import { type Step, StepList } from '../../ui/step-list.tsx';
import { MissingValues, templateValues, useTemplateFacts } from '../templates/index.ts';
import { type CurrentScript, chooseScript, recallSuggestion } from './choose-script.ts';
import { putScriptAway, startScript, tickStep } from './follow-script.ts';
import { useReplyTarget } from './reply-target.ts';
import { useCurrentScript } from './use-current-script.ts';

export interface ScriptProgressProps {
  conversationId: string;
}

/** The script beside the conversation: every step, where the agent stands, what to say at the one to take now. */
export function ScriptProgress({ conversationId }: ScriptProgressProps) {
  const { t, i18n } = useTranslation('scripts');
  const found = useCurrentScript(conversationId);
  const scripts = useScripts() ?? [];
  if (!found?.current) return null;
  const { current } = found;
  const { script, doneStepIds, isFollowed, nextStep } = current;
  const steps = script.steps.map((step): Step => {
    const isDone = doneStepIds.includes(step.id);
    const title = pickText(step.title, pickLanguage(i18n.resolvedLanguage));
    return {
      id: step.id,
      label: title,
      state: isDone ? 'done' : step === nextStep ? 'now' : 'next',
      action: (
        <IconButton
          icon={isDone ? Undo2 : CornerDownLeft}
          size="sm"
          className="-my-0.5 opacity-60 data-focus-visible:opacity-100 data-hovered:opacity-100"
          label={isDone ? t('untick', { step: title }) : t('tick', { step: title })}
          onPress={() => void tickStep(conversationId, current, step.id, !isDone)}
        />
      ),
    };
  });
  const menu = [
    {
      id: 'this',
      items: isFollowed
        ? [{ id: 'away', label: t('stop'), onAction: () => void putScriptAway(conversationId, current) }]
        : [{ id: 'start', label: t('start'), onAction: () => void startScript(conversationId, script.id) }],
    },
    {
      id: 'others',
      title: t('choose'),
      items: scripts
        .filter(({ id, enabled }) => enabled && id !== script.id)
        .map(({ id, name }) => ({
          id,
          label: name,
          onAction: () => {
            if (isFollowed) void putScriptAway(conversationId, current);
            chooseScript(conversationId, id);
          },
        })),
    },
  ];
  return (
    <Section
      title={t('title', { name: script.name })}
      trailing={
        <span className="flex items-center gap-1">
          {t('stepOf', { step: doneStepIds.length, steps: script.steps.length })}
          <Menu label={t('options')} groups={menu.filter(({ items }) => items.length > 0)} placement="bottom end">
            <IconButton icon={EllipsisVertical} size="sm" label={t('options')} />
          </Menu>
        </span>
      }
    >
      <StepList label={t('steps')} steps={steps} />
      {nextStep && <WhatToSay conversationId={conversationId} current={current} step={nextStep} />}
      {!nextStep && <p className="text-good">{t('allDone')}</p>}
    </Section>
  );
}

interface WhatToSayProps extends ScriptProgressProps {
  current: CurrentScript;
  step: ScriptStep;
}

function WhatToSay({ conversationId, current, step }: WhatToSayProps) {
  const onInsert = useReplyTarget(conversationId);
  const { t } = useTranslation('scripts');
  const facts = useTemplateFacts(conversationId, current.order)?.facts;
  const rewards = rewardsFor(useRewards() ?? [], facts?.customer ?? { tier: 'none' });
  const reward = rewards.find(({ id }) => id === step.rewardId);
  const language = facts?.language ?? 'en';
  const { text, missing } = fillTemplate(pickText(step.say, language), facts ? templateValues(facts) : {});
  if (text === '' && !reward) return null;
  return (
    <div className="mt-1 flex flex-col gap-1.5 rounded-[10px] border bg-sunken px-2.5 py-2">
      {text !== '' && <p className="whitespace-pre-line">{text}</p>}
      {reward && (
        <p className="flex items-center gap-1 text-sm text-vip">
          <Icon of={Gift} size="sm" />
          {pickText(reward.name, language)}
        </p>
      )}
      <MissingValues missing={missing} />
      {text !== '' && onInsert && (
        <span>
          <Button
            size="sm"
            onPress={() => {
              recallSuggestion(conversationId);
              onInsert(text);
              void tickStep(conversationId, current, step.id);
            }}
          >
            {t('insert')}
          </Button>
        </span>
      )}
    </div>
  );
}
