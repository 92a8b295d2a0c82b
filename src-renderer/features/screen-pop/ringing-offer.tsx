import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferCard as DesktopCard } from '#shared/contract/ipc.ts';
import type { Offer } from '#shared/domain/offer.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useNow } from '../../platform/use-now.ts';
import { useConversation, useCustomer, useQueues } from '../../sync/index.ts';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { customerName } from '../inbox/index.ts';
import { acceptOffer, declineOffer } from './answer-offer.ts';
import { CompactOffer } from './compact-offer.tsx';
import { OfferCard } from './offer-card.tsx';
import { phaseOf } from './offer-facts.ts';
import { useOfferAlerts } from './use-offer-alerts.ts';

/** An offer may be here before what it offers; a row that has not come by then is one this agent may not see yet. */
const rowsComeMs = 3_000;

export interface RingingOfferProps {
  offer: Offer;
  /** The oldest: it has the keys and the sound. */
  isFirst: boolean;
  /** Told so that a missed offer can be named after it is gone. */
  onNamed: (offerId: string, name: string) => void;
}

export function RingingOffer({ offer, isFirst, onNamed }: RingingOfferProps) {
  const { t, i18n } = useTranslation('screen-pop');
  const now = useNow(250);
  const conversation = useConversation(offer.conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  const queues = useQueues();
  const phase = phaseOf(offer, now);
  const name = customerName(card?.customer, t('someone'));
  const tier = card?.customer.tier ?? 'none';
  const isKnown = conversation !== null && conversation !== undefined && card !== null && card !== undefined;
  const [shownAt] = useState(() => serverNow());
  const isLoading = !isKnown && now - shownAt < rowsComeMs;

  const desktopCard: DesktopCard = {
    offerId: offer.id,
    conversationId: offer.conversationId,
    customer: name.slice(0, 300),
    tier: tier === 'none' ? null : t(`ui:tier.${tier}`),
    channel: conversation ? t(`ui:channel.${conversation.channel}`) : '',
    preview: (conversation?.lastMessage?.preview || conversation?.subject || '').slice(0, 300),
    offeredAt: offer.offeredAt,
    expiresAt: offer.expiresAt,
    theme: isDark() ? 'dark' : 'light',
    language: i18n.language,
  };
  useOfferAlerts(isLoading ? null : desktopCard, phase, isFirst);
  useEffect(() => {
    if (card) onNamed(offer.id, name);
  }, [onNamed, offer.id, name, card]);
  useShortcuts(
    {
      enter: { label: t('accept'), group: t('group'), run: () => void acceptOffer(offer) },
      escape: { label: t('decline'), group: t('group'), run: () => void declineOffer(offer) },
      'alt+enter': { label: t('acceptTyping'), group: t('group'), run: () => void acceptOffer(offer) },
    },
    { enabled: isFirst && phase !== 'over' },
  );

  if (phase === 'over') return null;
  const shown = {
    offer,
    conversation: conversation ?? null,
    card: card ?? null,
    now,
    isLoading,
    onAccept: () => void acceptOffer(offer),
    onDecline: () => void declineOffer(offer),
  };
  if (!isFirst) return <CompactOffer {...shown} />;
  return <OfferCard {...shown} hasKeys queueName={queues?.find(({ id }) => id === offer.queueId)?.name ?? null} />;
}

const isDark = () => getComputedStyle(document.documentElement).colorScheme === 'dark' || prefersDark();
const prefersDark = () =>
  document.documentElement.dataset.theme === undefined &&
  globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches === true;
