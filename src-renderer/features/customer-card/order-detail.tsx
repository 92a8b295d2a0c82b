import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { Order } from '#shared/domain/order.ts';
import { useFormat } from '../../i18n/use-format.ts';

type Shipment = Order['shipments'][number];
const wrong = new Set<Shipment['status']>(['lost', 'delayed', 'returned']);

/** What was bought, and each parcel's way in words. */
export function OrderDetail({ order, now }: { order: Order; now: number }) {
  const { t } = useTranslation('customer-card');
  const format = useFormat();
  return (
    <div className="flex flex-col gap-2 pr-2 pb-2 pl-7.5">
      {order.shipments.map((shipment) => (
        <div key={`${shipment.carrier}${shipment.trackingNumber}`}>
          <p className={clsx('font-medium', wrong.has(shipment.status) && 'text-bad')}>
            {t(`shipment.${shipment.status}`)}
            {dateOf(shipment) !== null && ` · ${format.moment(dateOf(shipment) ?? 0, now)}`}
          </p>
          {shipment.exception && <p className="text-bad">{shipment.exception}</p>}
          <p className="truncate text-sm text-muted select-text">
            {[shipment.carrier, shipment.trackingNumber].filter(Boolean).join(' · ')}
          </p>
          {shipment.expectedAt !== null && shipment.deliveredAt === null && (
            <p className="text-sm text-muted">{t('expected', { date: format.date(shipment.expectedAt) })}</p>
          )}
        </div>
      ))}
      {order.shipments.length === 0 && <p className="text-sm text-faint">{t('noShipment')}</p>}
      <ul className="flex flex-col gap-0.5 border-t pt-1.5 text-sm">
        {order.items.map((item) => (
          <li key={item.sku} className="flex gap-2">
            <span className="text-muted">{t('times', { count: item.quantity })}</span>
            <span className="min-w-0 flex-1">{item.name}</span>
            <span>{format.money(item.priceMinor * item.quantity, order.currency, true)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The moment that tells most of a parcel: when it came, else when it left. */
const dateOf = ({ deliveredAt, shippedAt }: Shipment) => deliveredAt ?? shippedAt;
