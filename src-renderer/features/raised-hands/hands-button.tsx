import { Hand } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { maySupervise } from '#shared/domain/supervision.ts';
import { useMe } from '../../sync/index.ts';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useHandList } from './use-hands.ts';
import { WaitingHands } from './waiting-hands.tsx';

/** In the top bar of leads: how many wait, and the list one click away. */
export function HandsButton() {
  const { t } = useTranslation('raised-hands');
  const me = useMe();
  const waiting = useHandList()?.waiting.length ?? 0;
  if (!me || !maySupervise(me.role)) return null;
  return (
    <Popover
      label={t('list')}
      placement="bottom end"
      className="w-88"
      trigger={
        <AriaButton
          aria-label={t('waiting', { count: waiting })}
          className="relative grid size-7 shrink-0 place-items-center rounded-lg text-muted data-hovered:bg-hover data-hovered:text-text"
        >
          <Icon of={Hand} />
          <span aria-hidden className="pointer-events-none absolute -top-0.5 -right-0.5">
            <CountBadge count={waiting} />
          </span>
        </AriaButton>
      }
    >
      {(close) => <WaitingHands onOpen={close} />}
    </Popover>
  );
}
