import { clsx } from 'clsx';
import { CircleAlert, History, Languages, Package, Route } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Offer } from '#shared/domain/offer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { CustomerCard } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { languageName } from '../customer-card/index.ts';
import { customerName } from '../inbox/index.ts';
import { PracticeMark } from '../practice/index.ts';
import { lastTouches, openOrderOf, recentContacts, shownReason } from './offer-facts.ts';
import { WhyYou } from './why-you.tsx';

export interface OfferCardProps {
  offer: Offer;
  /** Null while its row is not here yet: the offer can be taken all the same. */
  conversation: Conversation | null;
  card: CustomerCard | null;
  queueName: string | null;
  now: number;
  /** Who it is, is still being read: nobody is called unknown before that is known. */
  isLoading: boolean;
  /** Enter and Escape belong to this one. */
  hasKeys: boolean;
  onAccept: () => void;
  onDecline: () => void;
}

/** Everything worth knowing before the first word, while it rings. */
export function OfferCard(props: OfferCardProps) {
  const { offer, conversation, card, queueName, now, isLoading, hasKeys, onAccept, onDecline } = props;
  const { t, i18n } = useTranslation('screen-pop');
  const format = useFormat();
  const name = customerName(card?.customer, t('someone'));
  const why = conversation?.lastMessage?.preview || conversation?.subject || '';
  const order = openOrderOf(card?.orders ?? []);
  const touches = card && conversation ? lastTouches(card, conversation.id) : [];
  const contacts = recentContacts(card?.conversations ?? [], now);
  const language = conversation?.language ?? card?.customer.language ?? null;
  const isWrong = order?.status === 'exception';
  return (
    <article
      aria-label={isLoading ? t('offerLoading') : t('offerOf', { name })}
      className="flex animate-enter-end flex-col gap-2.5 rounded-[14px] border bg-raised p-3.5 shadow-float"
    >
      <div className="flex items-center gap-3">
        <ProgressRing
          secondsLeft={(offer.expiresAt - now) / 1000}
          secondsTotal={(offer.expiresAt - offer.offeredAt) / 1000}
        />
        <div className="min-w-0 flex-1">
          <p className="flex items-center gap-1.5">
            {isLoading ? (
              <Skeleton className="my-1 h-4 w-36" />
            ) : (
              <b className="min-w-0 truncate text-lg font-strong">{name}</b>
            )}
            <TierBadge tier={card?.customer.tier ?? null} />
            <PracticeMark inboxIds={[conversation?.inboxId]} />
          </p>
          <p className="flex min-w-0 items-center gap-1.5 text-muted">
            {conversation && <ChannelGlyph channel={conversation.channel} size={14} label="" />}
            <span className="truncate">
              {[conversation && t(`ui:channel.${conversation.channel}`), queueName].filter(Boolean).join(' · ')}
            </span>
          </p>
        </div>
      </div>
      {isLoading && <Skeleton className="h-3 w-4/5" />}
      {why !== '' && <p className="line-clamp-3">{t('quoted', { text: why })}</p>}
      <ul className="flex flex-col gap-1 text-sm text-muted">
        {order && (
          <Fact icon={isWrong ? CircleAlert : Package} isBad={isWrong}>
            {t('openOrder', { number: order.number, status: t(`customer-card:orderStatus.${order.status}`) })}
          </Fact>
        )}
        {contacts >= 2 && <Fact icon={History}>{t('contacts', { count: contacts })}</Fact>}
        {touches.map((touch) => (
          <li key={touch.id} className="flex min-w-0 items-center gap-2">
            <ChannelGlyph channel={touch.channel} size={14} />
            <span className="min-w-0 flex-1 truncate">{touch.subject || touch.lastMessage?.preview}</span>
            <span className="text-faint">{format.age(touch.activityAt, now)}</span>
          </li>
        ))}
        {language && <Fact icon={Languages}>{t('writesIn', { language: languageName(i18n.language, language) })}</Fact>}
        <Fact icon={Route}>{t(`reason.${shownReason(offer)}`)}</Fact>
      </ul>
      <WhyYou offer={offer} />
      <div className="flex gap-2">
        <Button look="primary" className="flex-1" onPress={onAccept} {...(hasKeys ? { kbd: 'enter' } : {})}>
          {t('accept')}
        </Button>
        <Button onPress={onDecline} {...(hasKeys ? { kbd: 'escape' } : {})}>
          {t('decline')}
        </Button>
      </div>
      {hasKeys && <p className="-mt-1 text-center text-xs text-faint">{t('keys')}</p>}
    </article>
  );
}

function Fact({ icon, isBad = false, children }: { icon: IconProps['of']; isBad?: boolean; children: ReactNode }) {
  return (
    <li className={clsx('flex min-w-0 items-center gap-2', isBad && 'font-medium text-bad')}>
      <Icon of={icon} size="sm" />
      <span className="truncate">{children}</span>
    </li>
  );
}
