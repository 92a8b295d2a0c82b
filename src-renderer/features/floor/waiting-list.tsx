import { BellRing, ChevronDown, ChevronUp, PartyPopper } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useQueues, useUsers, useWaiting, type WaitingConversation } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { PracticeMark } from '../practice/index.ts';
import { CustomerButton } from './customer-button.tsx';
import { showOnFloor } from './floor-path.ts';
import { showBehind, useFloorView } from './floor-view.ts';
import { WaitedFor } from './waited-for.tsx';

/** Who waits, longest first: since when, in which queue, and why nobody is asked; below it who has left the chat. Read from this computer, so it is live. */
export function WaitingList() {
  const { t } = useTranslation('floor');
  const scope = useFloorView((view) => view.scope);
  const waiting = useWaiting();
  if (waiting === undefined) return <SkeletonRows rows={4} />;
  const isInScope = ({ conversation }: WaitingConversation) =>
    (scope.queueId === null || conversation.queueId === scope.queueId) &&
    (scope.channel === null || conversation.channel === scope.channel);
  const items = waiting.items.filter(isInScope);
  const left = waiting.left.filter(isInScope);
  const unlisted = waiting.total - waiting.items.length;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState icon={PartyPopper} title={t('waiting.emptyTitle')} className="h-auto p-5">
          {t('waiting.empty')}
        </EmptyState>
      ) : (
        <Rows label={t('waiting.title')} items={items} />
      )}
      {unlisted > 0 && (
        <Button look="quiet" onPress={() => showBehind(scope, 'waiting')}>
          {t('waiting.more', { count: unlisted })}
        </Button>
      )}
      {left.length > 0 && <LeftTheChat items={left} />}
    </>
  );
}

/** Who left the chat unanswered: folded, because nobody waits there; they can still be answered. */
function LeftTheChat({ items }: { items: readonly WaitingConversation[] }) {
  const { t } = useTranslation('floor');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        icon={isOpen ? ChevronUp : ChevronDown}
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
        className="shrink-0 self-start"
      >
        {t('waiting.left', { number: items.length })}
      </Button>
      {isOpen && <Rows label={t('waiting.left', { number: items.length })} items={items} />}
    </>
  );
}

function Rows({ label, items }: { label: string; items: readonly WaitingConversation[] }) {
  return (
    <VirtualList
      label={label}
      role="list"
      items={items}
      getId={({ conversation }) => conversation.id}
      estimateSize={60}
      className="flex-1"
    >
      {(item) => <WaitingRow item={item} />}
    </VirtualList>
  );
}

function WaitingRow({ item }: { item: WaitingConversation }) {
  const { t } = useTranslation('floor');
  const { conversation, since, reason, ringsAt } = item;
  const format = useFormat();
  const now = useNow(60_000);
  const queue = useQueues()?.find(({ id }) => id === conversation.queueId);
  const ringing = useUsers()?.find(({ id }) => id === ringsAt)?.name;
  const target = queue ? { seconds: queue.serviceLevelSeconds, percent: queue.serviceLevelPercent } : undefined;
  const why = ringing
    ? t('waiting.rings', { name: ringing })
    : reason
      ? t(`routing-explanation:reason.${reason}`)
      : t('waiting.next');
  return (
    <CustomerButton
      item={item}
      onPress={() => showOnFloor(conversation.id)}
      size="sm"
      mark={<PracticeMark inboxIds={[conversation.inboxId]} />}
      end={
        reason === 'customer-left' ? (
          <span className="text-sm text-faint">{format.age(since, now)}</span>
        ) : (
          <WaitedFor since={since} target={target} />
        )
      }
    >
      <span className="flex items-center gap-1 text-sm text-muted">
        {ringing && (
          <span className="text-accent">
            <Icon of={BellRing} size="sm" />
          </span>
        )}
        <span className="line-clamp-2">{why}</span>
      </span>
    </CustomerButton>
  );
}
