import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/domain/order.ts';
import { useNow } from '../../platform/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { OrderRow } from './order-row.tsx';

const shownAtFirst = 3;
/** What went wrong comes first whatever its age: it is why they write. */
const byConcern = (a: Order, b: Order) =>
  Number(b.status === 'exception') - Number(a.status === 'exception') || b.placedAt - a.placedAt;

export function OrdersSection({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation('customer-card');
  const now = useNow(60_000);
  const [isWhole, setIsWhole] = useState(false);
  const sorted = orders.toSorted(byConcern);
  const shown = isWhole ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <Section
      title={t('orders')}
      trailing={
        orders.length > shownAtFirst && (
          <Button look="quiet" size="sm" className="-my-1 -mr-2" onPress={() => setIsWhole(!isWhole)}>
            {isWhole ? t('fewer') : t('all', { count: orders.length })}
          </Button>
        )
      }
    >
      {orders.length === 0 && <p className="text-faint">{t('noOrders')}</p>}
      <ul className="flex flex-col gap-0.5">
        {shown.map((order) => (
          <OrderRow key={order.id} order={order} now={now} isOpenAtFirst={order.status === 'exception'} />
        ))}
      </ul>
    </Section>
  );
}
