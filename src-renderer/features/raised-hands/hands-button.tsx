import { Hand } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { maySupervise } from '#shared/domain/supervision.ts';
import { useMe } from '../../sync/index.ts';
import { CountedButton } from '../../ui/counted-button.tsx';
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
      trigger={<CountedButton icon={Hand} label={t('waiting', { count: waiting })} count={waiting} />}
    >
      {(close) => <WaitingHands onOpen={close} />}
    </Popover>
  );
}
