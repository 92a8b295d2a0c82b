import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { customerName } from '../inbox/index.ts';
import type { OfferCardProps } from './offer-card.tsx';

/** A further offer while an older one has the whole card: who, where, how long still. */
export function CompactOffer(props: Omit<OfferCardProps, 'hasKeys' | 'queueName'>) {
  const { offer, conversation, card, now, isLoading, onAccept, onDecline } = props;
  const { t } = useTranslation('screen-pop');
  const name = customerName(card?.customer, t('someone'));
  return (
    <article
      aria-label={isLoading ? t('offerLoading') : t('offerOf', { name })}
      className="flex animate-enter-end items-center gap-2.5 rounded-[14px] border bg-raised py-2 pr-2 pl-3 shadow-float"
    >
      <span className="text-xs">
        <ProgressRing
          size={30}
          secondsLeft={(offer.expiresAt - now) / 1000}
          secondsTotal={(offer.expiresAt - offer.offeredAt) / 1000}
        />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          {conversation && <ChannelGlyph channel={conversation.channel} size={14} />}
          {isLoading ? (
            <Skeleton className="my-0.75 h-3.5 w-28" />
          ) : (
            <b className="min-w-0 truncate font-semibold">{name}</b>
          )}
          <TierBadge tier={card?.customer.tier ?? null} />
        </span>
        <span className="block truncate text-sm text-muted">
          {conversation?.lastMessage?.preview || conversation?.subject}
        </span>
      </span>
      <Button size="sm" onPress={onAccept}>
        {t('accept')}
      </Button>
      <IconButton icon={X} size="sm" label={t('declineOf', { name })} onPress={onDecline} />
    </article>
  );
}
