import { AtSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUnseenTalk } from '../../sync/index.ts';
import { CountedButton } from '../../ui/counted-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { TalkList } from './talk-list.tsx';

/** In the bar at the top: where colleagues named this agent or spoke to them aside, and how many of those they have not seen. */
export function TalkButton() {
  const { t } = useTranslation('mentions');
  const { mentions, sideThreads } = useUnseenTalk();
  const unseen = mentions.length + sideThreads.length;
  const label = unseen > 0 ? t('buttonUnseen', { count: unseen }) : t('button');
  return (
    <Popover
      label={t('title')}
      placement="bottom end"
      className="w-92 max-w-full"
      trigger={<CountedButton icon={AtSign} label={label} count={unseen} />}
    >
      {(close) => <TalkList onDone={close} />}
    </Popover>
  );
}
