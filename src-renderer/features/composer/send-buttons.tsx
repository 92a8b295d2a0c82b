import { CalendarClock, ChevronDown, CircleCheckBig, Clock } from 'lucide-react';
import { memo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { laterChoices, laterWords, PickTimeDialog } from '../conversation-actions/index.ts';
import type { ComposerKind } from './content.ts';
import type { SendOptions } from './send.ts';

export interface SendButtonsProps {
  kind: ComposerKind;
  isDisabled: boolean;
  onSend: (options: Pick<SendOptions, 'at' | 'when' | 'andResolve'>) => void;
}

/** Send, and beside it the other ways to send. No key draws it; its times follow the clock. */
export const SendButtons = memo(function SendButtons({ kind, isDisabled, onSend }: SendButtonsProps) {
  const { t } = useTranslation(['composer', 'conversation-actions']);
  const format = useFormat();
  const [picksTime, setPicksTime] = useState(false);
  const now = useNow(15_000);
  if (kind === 'note') {
    return (
      <Button
        isDisabled={isDisabled}
        kbd="mod+enter"
        onPress={() => onSend({})}
        className="border-note-line bg-note-soft font-semibold text-note"
      >
        {t('addNote')}
      </Button>
    );
  }
  const groups = [
    {
      id: 'now',
      items: [
        {
          id: 'resolve',
          label: t('sendAndResolve'),
          icon: CircleCheckBig,
          kbd: 'mod+shift+enter',
          onAction: () => onSend({ andResolve: true }),
        },
      ],
    },
    {
      id: 'later',
      title: t('sendLater'),
      items: [
        ...laterChoices(now).map(({ id, at }) => ({
          id,
          label: t(`conversation-actions:later.${id}`),
          description: laterWords(at, now, format),
          icon: Clock,
          onAction: () => onSend({ at, when: laterWords(at, now, format) }),
        })),
        {
          id: 'pick',
          label: t('conversation-actions:later.pick'),
          icon: CalendarClock,
          onAction: () => setPicksTime(true),
        },
      ],
    },
  ];
  return (
    <div className="flex shrink-0">
      <Button
        look="primary"
        kbd="mod+enter"
        isDisabled={isDisabled}
        onPress={() => onSend({})}
        className="rounded-r-none border-r-on-accent/30"
      >
        {t('send')}
      </Button>
      <Menu label={t('otherSends')} groups={groups} placement="top end">
        <AriaButton
          aria-label={t('otherSends')}
          isDisabled={isDisabled}
          className="-ml-px grid h-7 w-6.5 place-items-center rounded-r-lg border border-l-on-accent/30 border-accent bg-accent text-on-accent data-disabled:opacity-45 data-hovered:bg-accent-hover"
        >
          <Icon of={ChevronDown} size="sm" />
        </AriaButton>
      </Menu>
      {picksTime && (
        <PickTimeDialog
          title={t('sendLater')}
          confirmLabel={t('sendLaterConfirm')}
          isOpen
          onClose={() => setPicksTime(false)}
          onPick={(at) => onSend({ at, when: laterWords(at, serverNow(), format) })}
        />
      )}
    </div>
  );
});
