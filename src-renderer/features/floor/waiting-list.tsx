import { BellRing, PartyPopper } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import { useQueues, useUsers, useWaiting, type WaitingConversation } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { customerName } from '../inbox/index.ts';
import { PracticeMark } from '../practice/index.ts';
import { showOnFloor } from './floor-path.ts';
import { showBehind, useFloorView } from './floor-view.ts';
import { WaitedFor } from './waited-for.tsx';

/** Who waits, longest first: since when, in which queue, and why nobody is asked. Read from this computer, so it is live. */
export function WaitingList() {
  const { t } = useTranslation('floor');
  const scope = useFloorView((view) => view.scope);
  const waiting = useWaiting();
  if (waiting === undefined) return <SkeletonRows rows={4} />;
  const items = waiting.items.filter(
    ({ conversation }) =>
      (scope.queueId === null || conversation.queueId === scope.queueId) &&
      (scope.channel === null || conversation.channel === scope.channel),
  );
  if (items.length === 0) {
    return (
      <EmptyState icon={PartyPopper} title={t('waiting.emptyTitle')} className="h-auto p-5">
        {t('waiting.empty')}
      </EmptyState>
    );
  }
  const unlisted = waiting.total - waiting.items.length;
  return (
    <>
      <VirtualList
        label={t('waiting.title')}
        role="list"
        items={items}
        getId={({ conversation }) => conversation.id}
        estimateSize={60}
        className="flex-1"
      >
        {(item) => <WaitingRow item={item} />}
      </VirtualList>
      {unlisted > 0 && (
        <Button look="quiet" onPress={() => showBehind(scope, 'waiting')}>
          {t('waiting.more', { count: unlisted })}
        </Button>
      )}
    </>
  );
}

function WaitingRow({ item }: { item: WaitingConversation }) {
  const { t } = useTranslation('floor');
  const { conversation, customer, since, reason, ringsAt } = item;
  const queue = useQueues()?.find(({ id }) => id === conversation.queueId);
  const ringing = useUsers()?.find(({ id }) => id === ringsAt)?.name;
  const name = customerName(customer, t('unknownCustomer'));
  const target = queue ? { seconds: queue.serviceLevelSeconds, percent: queue.serviceLevelPercent } : undefined;
  const why = ringing
    ? t('waiting.rings', { name: ringing })
    : reason
      ? t(`routing-explanation:reason.${reason}`)
      : t('waiting.next');
  return (
    <AriaButton
      onPress={() => showOnFloor(conversation.id)}
      className="flex w-full cursor-default items-center gap-3 rounded-lg px-2 py-2 text-left outline-offset-[-2px] data-hovered:bg-hover"
    >
      <Avatar
        name={name}
        colorKey={conversation.customerId}
        size="sm"
        channel={conversation.channel}
        vip={customer !== null && isVip(customer)}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="truncate font-semibold">{name}</span>
          <TierBadge tier={customer?.tier ?? null} />
          <PracticeMark inboxIds={[conversation.inboxId]} />
          <span className="min-w-0 truncate text-sm text-muted">{queue?.name}</span>
        </span>
        <span className="flex items-center gap-1 text-sm text-muted">
          {ringing && (
            <span className="text-accent">
              <Icon of={BellRing} size="sm" />
            </span>
          )}
          <span className="line-clamp-2">{why}</span>
        </span>
      </span>
      <WaitedFor since={since} target={target} />
    </AriaButton>
  );
}
