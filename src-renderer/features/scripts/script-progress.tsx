import { clsx } from 'clsx';
import { Check, EllipsisVertical, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useScripts } from '../../sync/index.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/section.tsx';
import { type Step, StepList } from '../../ui/step-list.tsx';
import { type CurrentScript, chooseScript } from './choose-script.ts';
import { putScriptAway, startScript, tickStep } from './follow-script.ts';
import { type ConversationScript, useCurrentScript } from './use-current-script.ts';
import { WhatToSay } from './what-to-say.tsx';

/** The script beside the conversation: every step, where the agent stands, and what to say at each. */
export function ScriptProgress({ conversationId }: { conversationId: string }) {
  const found = useCurrentScript(conversationId);
  return found?.current ? <Progress key={found.current.script.id} found={found} current={found.current} /> : null;
}

function Progress({ found, current }: { found: ConversationScript; current: CurrentScript }) {
  const { t, i18n } = useTranslation('scripts');
  const [openId, setOpenId] = useState<string | null>(null);
  const conversationId = found.conversation.id;
  const { script, doneStepIds, nextStep } = current;
  const steps = script.steps.map((step): Step => {
    const isDone = doneStepIds.includes(step.id);
    const title = pickText(step.title, pickLanguage(i18n.resolvedLanguage));
    const isOpen = openId === step.id;
    return {
      id: step.id,
      state: isDone ? 'done' : step === nextStep ? 'now' : 'next',
      label: (
        <>
          <AriaButton
            aria-expanded={isOpen}
            className={clsx('w-full rounded-md text-left data-hovered:text-accent', isDone && 'line-through')}
            onPress={() => setOpenId(isOpen ? null : step.id)}
          >
            {title}
          </AriaButton>
          {isOpen && <WhatToSay conversationId={conversationId} current={current} step={step} />}
        </>
      ),
      action: (
        <IconButton
          icon={isDone ? Undo2 : Check}
          size="sm"
          className="-my-0.5"
          label={isDone ? t('untick', { step: title }) : t('tick', { step: title })}
          onPress={() => void tickStep(conversationId, current, step.id, !isDone)}
        />
      ),
    };
  });
  return (
    <Section
      title={t('title', { name: script.name })}
      trailing={
        <span className="-my-1 flex items-center gap-1 whitespace-nowrap">
          {t('stepOf', { step: nextStep ? script.steps.indexOf(nextStep) + 1 : steps.length, steps: steps.length })}
          <ScriptMenu conversationId={conversationId} current={current} />
        </span>
      }
    >
      <StepList label={t('steps')} steps={steps} />
      {!nextStep && <p className="text-good">{t('allDone')}</p>}
    </Section>
  );
}

function ScriptMenu({ conversationId, current }: { conversationId: string; current: CurrentScript }) {
  const { t } = useTranslation('scripts');
  const scripts = useScripts() ?? [];
  const { script, isFollowed } = current;
  const groups = [
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
    <Menu label={t('options')} groups={groups.filter(({ items }) => items.length > 0)} placement="bottom end">
      <IconButton icon={EllipsisVertical} size="sm" label={t('options')} />
    </Menu>
  );
}
