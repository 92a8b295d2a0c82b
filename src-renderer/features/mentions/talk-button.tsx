import { AtSign } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useUnseenTalk } from '../../sync/index.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TalkList } from './talk-list.tsx';
import { useTalkAlerts } from './use-talk-alerts.ts';

/** In the bar at the top: where colleagues named this agent or spoke to them aside, and how many of those they have not seen. */
export function TalkButton() {
  const { t } = useTranslation('mentions');
  const { mentions, sideThreads } = useUnseenTalk();
  const unseen = mentions.length + sideThreads.length;
  useTalkAlerts();
  const label = unseen > 0 ? t('buttonUnseen', { count: unseen }) : t('button');
  return (
    <Popover
      label={t('title')}
      placement="bottom end"
      className="w-92 max-w-full"
      trigger={
        <AriaButton className="relative grid size-7 shrink-0 place-items-center rounded-lg text-muted data-hovered:bg-hover data-hovered:text-text">
          <span className="sr-only">{label}</span>
          <Icon of={AtSign} />
          <span aria-hidden className="pointer-events-none absolute -top-1 -right-1.5">
            <CountBadge count={unseen} />
          </span>
        </AriaButton>
      }
    >
      {(close) => <TalkList onDone={close} />}
    </Popover>
  );
}
