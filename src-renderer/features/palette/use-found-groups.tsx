import { Package } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isVip } from '#shared/domain/customer.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { goTo, showConversation } from '../../platform/location.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useCustomer } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import type { PaletteGroup } from '../../ui/command-palette.tsx';
import { Icon } from '../../ui/icon.tsx';
import { customerName } from '../inbox/index.ts';
import type { Found } from '../search/index.ts';

const most = 6;

/** Customers, conversations and orders as lines of the palette. */
export function useFoundGroups(found: Found, query: string): PaletteGroup[] {
  const { t } = useTranslation(['palette', 'customer-card', 'ui']);
  const format = useFormat();
  const now = serverNow();
  // An order's number finds its customer; their card has the order itself.
  const number = /\d{3,}/.exec(query)?.[0];
  const owner = useCustomer(number ? (found.customers[0]?.id ?? null) : null);
  const orders = number ? (owner?.orders ?? []).filter((order) => order.number.includes(number)) : [];
  const showCustomer = (id: string) => () => goTo(`customers/${id}`);

  return [
    {
      id: 'orders',
      title: t('group.orders'),
      items: orders.slice(0, most).map((order) => ({
        id: order.id,
        label: order.number,
        description: `${t(`customer-card:orderStatus.${order.status}`)} · ${owner?.customer.name ?? ''}`,
        leading: <Icon of={Package} size="sm" className="text-muted" />,
        onSelect: showCustomer(order.customerId),
      })),
    },
    {
      id: 'customers',
      title: t('group.customers'),
      items: found.customers.slice(0, most).map((customer) => {
        const name = customerName(customer, t('someone'));
        const tier = customer.tier === 'none' ? null : t(`ui:tier.${customer.tier}`);
        return {
          id: customer.id,
          label: name,
          description: [tier, customer.city].filter(Boolean).join(' · '),
          leading: <Avatar name={name} colorKey={customer.id} size="xs" vip={isVip(customer)} />,
          onSelect: showCustomer(customer.id),
        };
      }),
    },
    {
      id: 'conversations',
      title: t('group.conversations'),
      items: found.conversations.slice(0, most).map(({ conversation, customer, snippet }) => ({
        id: conversation.id,
        label: customerName(customer, t('someone')),
        description: `${snippet || conversation.subject} · ${format.age(conversation.activityAt, now)}`,
        leading: <ChannelGlyph channel={conversation.channel} size={15} />,
        onSelect: () => showConversation(conversation.id),
      })),
    },
  ].filter(({ items }) => items.length > 0);
}
