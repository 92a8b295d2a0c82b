import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkStep } from '#shared/mutations/bulk-actions.ts';
import { ChoiceDialog, PickTimeDialog } from '../conversation-actions/index.ts';
import { type Question, useSteps } from './use-steps.tsx';

export interface BulkQuestionProps {
  question: Question | null;
  onClose: () => void;
  onRun: (step: BulkStep) => void;
}

/** What an action over many asks before it is done: to whom, until when, which tag, how it ended. */
export function BulkQuestion({ question, onClose, onRun }: BulkQuestionProps) {
  const { t } = useTranslation(['bulk-actions', 'conversation-actions']);
  const [picksTime, setPicksTime] = useState(false);
  const steps = useSteps(onRun, () => setPicksTime(true));
  const choices = question === null ? null : steps[question];

  // With nothing to choose from, the action is done at once.
  const isPlain = question === 'resolve' && choices === null;
  useEffect(() => {
    if (!isPlain) return;
    onClose();
    onRun({ name: 'conversation.resolve', dispositionId: null });
  }, [isPlain, onClose, onRun]);

  if (picksTime) {
    return (
      <PickTimeDialog
        title={t('conversation-actions:ask.snooze')}
        confirmLabel={t('conversation-actions:snooze')}
        isOpen
        onClose={() => setPicksTime(false)}
        onPick={(until) => onRun({ name: 'conversation.snooze', until })}
      />
    );
  }
  if (question === null || choices === null) return null;
  const own = question === 'resolve' || question === 'untag';
  return (
    <ChoiceDialog
      title={own ? t(`ask.${question}`) : t(`conversation-actions:ask.${question}`)}
      placeholder={own ? t(`find.${question}`) : t(`conversation-actions:find.${question}`)}
      isOpen
      onClose={onClose}
      choices={choices}
    />
  );
}
