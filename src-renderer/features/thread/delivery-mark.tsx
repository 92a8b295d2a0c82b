import { clsx } from 'clsx';
import {
  CalendarClock,
  Check,
  CheckCheck,
  CircleAlert,
  CircleHelp,
  CircleX,
  CloudOff,
  LoaderCircle,
  type LucideIcon,
  Timer,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { now } from '../../platform/now.ts';
import type { ThreadMessage } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { laterWords } from '../conversation-actions/index.ts';
import type { Standing } from './delivery-words.ts';
import { useStanding } from './use-standing.ts';

const icons: Record<Standing, LucideIcon> = {
  waiting: CloudOff,
  'sending-here': LoaderCircle,
  parked: CircleAlert,
  later: CalendarClock,
  held: Timer,
  queued: LoaderCircle,
  sending: LoaderCircle,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleX,
  unconfirmed: CircleHelp,
};

/** The state of a reply in a word and a sign. */
export function DeliveryMark({ item }: { item: ThreadMessage }) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  const standing = useStanding(item);
  if (standing === null) return null;
  const { notBefore } = item.message;
  const when = notBefore === null ? '' : laterWords(notBefore, now(), format);
  return (
    <span className={clsx('inline-flex items-center gap-1', standing === 'read' && 'font-semibold')}>
      {t(`delivery.${standing}`, { when })}
      <Icon of={icons[standing]} size="sm" />
    </span>
  );
}
