import { clsx } from 'clsx';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import type { User } from '#shared/domain/user.ts';
import { localeFor } from '../../i18n/languages.ts';
import { useNow } from '../../platform/use-now.ts';
import { type ConversationListItem, useWarmThread } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { RelativeTime } from '../../ui/time-text.tsx';
import { customerName } from './customer-name.ts';
import { MarkBox } from './mark-box.tsx';
import { PromisePill } from './promise-pill.tsx';
import { RowMarks } from './row-marks.tsx';

/** Every row has this height, px: the list asks the engine for the rows that fit, by counting. */
export const rowHeight = 58;

export interface ConversationRowProps {
  item: ConversationListItem | undefined;
  isSelected: boolean;
  isActive: boolean;
  /** Chosen together with others. */
  isMarked: boolean;
  /** Whether any row is chosen: then every row shows its box. */
  isMarking: boolean;
  /** Shown small when it is somebody else's; null when it is nobody's or the reader's own. */
  assignee: User | null;
  meId: string | null;
}

/** One conversation in a list, read as: channel, customer, tier, age, what was said, what is owed. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { item, isSelected, isActive, isMarked, isMarking, assignee, meId } = props;
  const { t, i18n } = useTranslation('inbox');
  const now = useNow(15_000);
  useWarmThread(item?.conversation ?? null);
  if (!item) return <RowSkeleton />;
  const { conversation, customer, clock, unread } = item;
  const name = customerName(customer, t('unknownCustomer'));
  const last = conversation.lastMessage;
  return (
    <div
      className={clsx(
        'group/row relative flex items-center gap-3 border-b px-3.5',
        isMarked || (isSelected && !isMarking) ? 'bg-accent-soft' : isActive ? 'bg-hover' : 'hover:bg-hover',
      )}
      style={{ height: rowHeight }}
    >
      {isSelected && <span aria-hidden data-filled className="absolute inset-y-0 left-0 w-0.75 bg-accent" />}
      {/* The pointer's way to choose a row; keys have X and Shift, and the option itself says whether it is chosen. */}
      <span data-mark className="relative" title={t('choose')}>
        <Avatar
          name={name}
          colorKey={conversation.customerId}
          vip={customer !== null && isVip(customer)}
          channel={conversation.channel}
        />
        <MarkBox isMarked={isMarked} isShown={isMarking} />
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-1.5">
          <span className={clsx('min-w-0 truncate', unread ? 'font-bold' : 'font-semibold')}>{name}</span>
          <TierBadge tier={customer?.tier ?? null} />
          <span className="flex-1" />
          <RelativeTime
            at={conversation.activityAt}
            now={now}
            locale={localeFor(i18n.language)}
            className="text-xs whitespace-nowrap text-faint"
          />
        </div>
        <div className="mt-0.5 flex items-center gap-1.5">
          {unread && (
            <span
              data-filled
              role="img"
              aria-label={t('unread')}
              className="size-2 shrink-0 rounded-full bg-accent forced-colors:bg-[Highlight]"
            />
          )}
          <span className={clsx('min-w-0 flex-1 truncate', unread ? 'font-medium text-text' : 'text-muted')}>
            {item.hasDraft && <span className="font-medium text-bad">{t('draft')} </span>}
            {last?.kind === 'outbound' && (
              <span className="text-faint">{last.authorId === meId ? t('you') : t('team')} </span>
            )}
            {/* Whose it is matters less than that the customer has not read it. */}
            {last?.kind === 'note' && <span className="font-medium text-note">{t('note')} </span>}
            {last?.preview || conversation.subject || t('noWords')}
          </span>
          <RowMarks item={item} assignee={assignee} />
          <PromisePill conversation={conversation} clock={clock} />
        </div>
      </div>
    </div>
  );
});

function RowSkeleton() {
  return (
    <div className="flex items-center gap-3 border-b px-3.5" style={{ height: rowHeight }}>
      <Skeleton isRound className="size-9" />
      <span className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3 w-2/5" />
        <Skeleton className="h-2.5 w-4/5" />
      </span>
    </div>
  );
}
