import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import { type ConversationLine, useQueues } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { TierBadge } from '../../ui/tier-badge.tsx';
import { customerName } from '../inbox/index.ts';

export interface CustomerButtonProps {
  item: Pick<ConversationLine, 'conversation' | 'customer'>;
  onPress: () => void;
  size?: 'sm' | 'md';
  /** Beside the name. */
  mark?: ReactNode;
  /** Under the name. */
  children: ReactNode;
  /** At the end of the line. */
  end: ReactNode;
}

/** A conversation in a list of the floor: whose it is, through which channel, in which queue. */
export function CustomerButton({ item, onPress, size = 'md', mark, children, end }: CustomerButtonProps) {
  const { t } = useTranslation('floor');
  const { conversation, customer } = item;
  const queue = useQueues()?.find(({ id }) => id === conversation.queueId)?.name;
  const name = customerName(customer, t('unknownCustomer'));
  return (
    <AriaButton
      onPress={onPress}
      className="flex w-full cursor-default items-center gap-3 rounded-lg px-2 py-2 text-left outline-offset-[-2px] data-hovered:bg-hover"
    >
      <Avatar
        name={name}
        colorKey={conversation.customerId}
        size={size}
        channel={conversation.channel}
        vip={customer !== null && isVip(customer)}
      />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="truncate font-semibold">{name}</span>
          <TierBadge tier={customer?.tier ?? null} />
          {mark}
          <span className="min-w-0 truncate text-sm text-muted">{queue}</span>
        </span>
        {children}
      </span>
      {end}
    </AriaButton>
  );
}
