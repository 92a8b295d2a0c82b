import { Gift } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { pickText } from '#shared/domain/language.ts';
import { rewardsFor, type ScriptStep } from '#shared/domain/script.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { useRewards } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ApprovalLine } from '../raised-hands/index.ts';
import { MissingValues, templateValues, useTemplateFacts } from '../templates/index.ts';
import type { CurrentScript } from './choose-script.ts';
import { tickStep } from './follow-script.ts';
import { useReplyTarget } from './reply-target.ts';

export interface WhatToSayProps {
  conversationId: string;
  current: CurrentScript;
  step: ScriptStep;
}

/** One step's words as they would be sent, and the reward that goes with it. */
export function WhatToSay({ conversationId, current, step }: WhatToSayProps) {
  const { t } = useTranslation('scripts');
  const insert = useReplyTarget(conversationId);
  const facts = useTemplateFacts(conversationId, current.order)?.facts;
  const reward = useRewards()?.find(({ id }) => id === step.rewardId);
  const isFree = reward && facts?.customer && rewardsFor([reward], facts.customer).length > 0;
  if (!facts) return null;
  const { language } = facts;
  const { text, missing } = fillTemplate(pickText(step.say, language), templateValues(facts));
  return (
    <span className="mt-1 mb-0.5 inline-flex w-full flex-col items-start gap-1.5 rounded-[10px] border bg-sunken px-2.5 py-2 font-normal text-text no-underline">
      <span className="whitespace-pre-line">{text || t('nothingToSay')}</span>
      {reward && !isFree && (
        <ApprovalLine
          conversationId={conversationId}
          rewardId={reward.id}
          reward={pickText(reward.name, language)}
          step={{ scriptId: current.script.id, stepId: step.id }}
        />
      )}
      {reward && isFree && (
        <span className="flex items-center gap-1 text-sm text-vip">
          <Icon of={Gift} size="sm" />
          {pickText(reward.name, language)}
        </span>
      )}
      <MissingValues missing={missing} />
      {text !== '' && insert && (
        <Button
          size="sm"
          onPress={() => {
            insert(text);
            void tickStep(conversationId, current, step.id);
          }}
        >
          {t('insert')}
        </Button>
      )}
    </span>
  );
}
