import { AlarmClock, ArrowUp, ChevronsUp, CircleAlert, CloudUpload, Hourglass, UserRoundX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { User } from '#shared/domain/user.ts';
import type { ConversationListItem } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { PracticeMark } from '../practice/index.ts';
import { useWaitWords } from '../routing-explanation/index.ts';

function Mark({ icon, label, className }: { icon: IconProps['of']; label: string; className: string }) {
  return (
    <span role="img" aria-label={label} title={label} className={className}>
      <Icon of={icon} size="sm" />
    </span>
  );
}

/** The small signs at the end of a row, each with words: what waits, what needs a decision, how urgent, whose it is. */
export function RowMarks({ item, assignee }: { item: ConversationListItem; assignee: User | null }) {
  const { t } = useTranslation('inbox');
  const { state, priority, inboxId } = item.conversation;
  const waits = useWaitWords()(item.conversation);
  return (
    <>
      <PracticeMark inboxIds={[inboxId]} look="icon" />
      {item.parked > 0 && <Mark icon={CircleAlert} label={t('mark.parked')} className="text-bad" />}
      {item.parked === 0 && item.waiting > 0 && (
        <Mark icon={CloudUpload} label={t('mark.waiting')} className="text-warn" />
      )}
      {priority === 'urgent' && <Mark icon={ChevronsUp} label={t('mark.urgent')} className="text-bad" />}
      {priority === 'high' && <Mark icon={ArrowUp} label={t('mark.high')} className="text-warn" />}
      {waits !== null && <Mark icon={UserRoundX} label={waits} className="text-warn" />}
      {state === 'snoozed' && <Mark icon={AlarmClock} label={t('mark.snoozed')} className="text-faint" />}
      {state === 'pending' && <Mark icon={Hourglass} label={t('mark.pending')} className="text-faint" />}
      {assignee && (
        <span role="img" aria-label={t('mark.assignee', { name: assignee.name })} title={assignee.name}>
          <Avatar name={assignee.name} colorKey={assignee.id} size="xs" />
        </span>
      )}
    </>
  );
}
