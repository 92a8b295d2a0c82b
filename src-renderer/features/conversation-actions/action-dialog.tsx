import { CalendarClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { now } from '../../platform/now.ts';
import { type Choice, ChoiceDialog } from './choice-dialog.tsx';
import { laterWords } from './later-times.ts';
import { PickTimeDialog } from './pick-time-dialog.tsx';
import { snooze } from './run-action.ts';
import { useAssignChoices, usePriorityChoices, useSnoozeChoices, useTagChoices } from './use-choices.tsx';

export type ActionName = 'assign' | 'snooze' | 'snooze-until' | 'tag' | 'priority';

export interface ActionDialogProps {
  action: ActionName | null;
  conversation: Conversation;
  onOpen: (action: ActionName) => void;
  onClose: () => void;
}

/** The question an action asks before it is done. */
export function ActionDialog({ action, conversation, onOpen, onClose }: ActionDialogProps) {
  const { t } = useTranslation('conversation-actions');
  const format = useFormat();
  const pickTime: Choice = {
    id: 'pick',
    label: t('later.pick'),
    icon: CalendarClock,
    isCurrent: false,
    onChoose: () => onOpen('snooze-until'),
  };
  const choices = {
    assign: useAssignChoices(conversation),
    snooze: [...useSnoozeChoices(conversation), pickTime],
    tag: useTagChoices(conversation),
    priority: usePriorityChoices(conversation),
  };
  if (action === 'snooze-until') {
    return (
      <PickTimeDialog
        title={t('ask.snooze')}
        confirmLabel={t('snooze')}
        isOpen
        onClose={onClose}
        onPick={(at) => void snooze(conversation, at, laterWords(at, now(), format))}
      />
    );
  }
  if (action === null) return null;
  return (
    <ChoiceDialog
      title={t(`ask.${action}`)}
      placeholder={t(`find.${action}`)}
      isOpen
      onClose={onClose}
      choices={choices[action]}
    />
  );
}
