import { ContactRound, ExternalLink, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { isVip } from '#shared/domain/customer.ts';
import { showConversation } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import { useCustomer, useQueues } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { Duration } from '../../ui/time-text.tsx';

export interface PaneHeaderProps {
  conversation: Conversation;
  customerName: string;
  /** Who holds it, in words. */
  holder: string;
  /** When the own session began; null: none runs. */
  since: number | null;
  showsCard: boolean;
  onToggleCard: (() => void) | null;
  onClose: (() => void) | undefined;
}

/** Whose conversation this is and with whom; the customer's card, the desk and the way out. */
export function PaneHeader(props: PaneHeaderProps) {
  const { conversation, customerName, holder, since, showsCard, onToggleCard, onClose } = props;
  const { t } = useTranslation(['supervision', 'ui']);
  const now = useNow();
  const card = useCustomer(conversation.customerId);
  const queue = useQueues()?.find(({ id }) => id === conversation.queueId);
  const place = [holder, t(`ui:channel.${conversation.channel}`), queue?.name].filter(Boolean).join(' · ');
  return (
    <header className="flex items-center gap-3 border-b px-4 py-2.5">
      <span className="m-0.5 shrink-0">
        <Avatar name={customerName} colorKey={conversation.customerId} vip={card ? isVip(card.customer) : false} />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="flex min-w-0 items-center gap-1.5 font-strong">
          <span className="min-w-0 truncate">{customerName}</span>
          {card && <TierBadge tier={card.customer.tier} />}
        </h2>
        <p className="flex min-w-0 items-center gap-1 text-muted">
          <span className="min-w-0 truncate">{place}</span>
          {since !== null && (
            <span className="shrink-0" title={t('since')}>
              {'· '}
              <Duration ms={Math.max(0, now - since)} />
            </span>
          )}
        </p>
      </div>
      {onToggleCard && (
        <IconButton
          icon={ContactRound}
          label={showsCard ? t('showThread') : t('showCard')}
          isActive={showsCard}
          aria-pressed={showsCard}
          onPress={onToggleCard}
        />
      )}
      <IconButton icon={ExternalLink} label={t('openOnDesk')} onPress={() => showConversation(conversation.id)} />
      {onClose && <IconButton icon={X} label={t('close')} onPress={onClose} />}
    </header>
  );
}
