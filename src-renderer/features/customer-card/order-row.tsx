import { clsx } from 'clsx';
import { ChevronRight, CircleCheck, CircleX, Package, RotateCcw, TriangleAlert, Truck } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Order, OrderStatus } from '#shared/domain/order.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Icon, type IconProps } from '../../ui/icon.tsx';
import { OrderDetail } from './order-detail.tsx';

const signs: Record<OrderStatus, { icon: IconProps['of']; className: string }> = {
  processing: { icon: Package, className: 'text-muted' },
  shipped: { icon: Truck, className: 'text-accent' },
  delivered: { icon: CircleCheck, className: 'text-good' },
  exception: { icon: TriangleAlert, className: 'text-bad' },
  returned: { icon: RotateCcw, className: 'text-muted' },
  cancelled: { icon: CircleX, className: 'text-faint' },
};

/** One order: number, how it stands in words, its age. Opens to what was bought and where the parcels are. */
export function OrderRow({ order, now, isOpenAtFirst }: { order: Order; now: number; isOpenAtFirst: boolean }) {
  const { t } = useTranslation('customer-card');
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const sign = signs[order.status];
  const isWrong = order.status === 'exception';
  return (
    <li data-looks-at={`order:${order.id}`} className={clsx('-mx-2 rounded-lg', isWrong && 'bg-bad-soft')}>
      <AriaButton
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
        className="flex h-7.5 w-full items-center gap-2 rounded-lg px-2 text-left outline-offset-[-2px] data-hovered:bg-hover"
      >
        <Icon of={sign.icon} size="sm" className={sign.className} />
        <span className={clsx('min-w-0 flex-1 truncate', isWrong && 'font-semibold')}>
          {t('orderLine', { number: order.number, status: t(`orderStatus.${order.status}`) })}
        </span>
        <span className="text-muted">{format.money(order.totalMinor, order.currency, true)}</span>
        <span className="min-w-7 text-right text-sm text-faint">{format.age(order.placedAt, now)}</span>
        <Icon of={ChevronRight} size="sm" className={clsx('text-faint transition-transform', isOpen && 'rotate-90')} />
      </AriaButton>
      {isOpen && <OrderDetail order={order} now={now} />}
    </li>
  );
}
