import { clsx } from 'clsx';
import { Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import type { BehindItem } from '#shared/domain/floor-figures.ts';
import { formatDuration } from '../../i18n/format.ts';
import { formatPhone } from '../../i18n/phone.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useQueues, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PracticeMark } from '../practice/index.ts';
import { stateLook } from './agent-state-look.ts';
import { formatFigure } from './figure-format.ts';
import { SinceTimer } from './since-timer.tsx';

export interface BehindRowProps {
  item: BehindItem;
  figure: FigureName;
  isActive: boolean;
}

/** One conversation or agent behind a figure, with its own part in it. */
export function BehindRow({ item, figure, isActive }: BehindRowProps) {
  return (
    <div className={clsx('flex h-13 items-center gap-3 rounded-lg px-2', isActive ? 'bg-hover' : 'hover:bg-hover')}>
      {item.kind === 'agent' ? (
        <AgentLine item={item} figure={figure} />
      ) : (
        <ConversationLine item={item} figure={figure} />
      )}
    </div>
  );
}

function AgentLine({ item, figure }: { item: Extract<BehindItem, { kind: 'agent' }>; figure: FigureName }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const name = useUsers()?.find(({ id }) => id === item.id)?.name ?? item.id;
  const { icon, ink } = stateLook[item.state];
  return (
    <>
      <Avatar name={name} colorKey={item.id} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold">{name}</span>
        <span className={clsx('flex items-center gap-1 text-sm', ink)}>
          <Icon of={icon} size="sm" />
          {t(`state.${item.state}`)} <SinceTimer since={item.since} className="text-muted" />
        </span>
      </span>
      {item.value !== null && (
        <span className="font-semibold">{formatFigure(figureInfo[figure].unit, item.value, format)}</span>
      )}
    </>
  );
}

function ConversationLine({
  item,
  figure,
}: {
  item: Extract<BehindItem, { kind: 'conversation' }>;
  figure: FigureName;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const now = useNow(60_000);
  const queue = useQueues()?.find(({ id }) => id === item.queueId)?.name;
  const agent = useUsers()?.find(({ id }) => id === item.agentId)?.name;
  const name =
    item.customerName === ''
      ? t('unknownCustomer')
      : /^\+?\d[\d\s]+$/.test(item.customerName)
        ? formatPhone(item.customerName)
        : item.customerName;
  // What still waits goes on; its line ticks as the figure does.
  const isRunning = figure === 'waiting' || figure === 'longestWait';
  return (
    <>
      <Avatar name={name} colorKey={item.customerId} size="sm" channel={item.channel} />
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <b className="font-semibold">{name}</b> <span className="text-faint">#{item.number}</span>{' '}
          <span className="text-muted">{item.subject}</span>
        </span>
        <span className="block truncate text-sm text-muted">
          {[queue, agent, format.moment(item.at, now)].filter(Boolean).join(' · ')}
        </span>
      </span>
      <PracticeMark inboxIds={[item.inboxId]} look="icon" />
      {isRunning ? (
        <SinceTimer since={item.at} className="font-semibold" />
      ) : (
        item.ms !== null && <span className="font-semibold">{formatDuration(item.ms)}</span>
      )}
      {item.met !== null && (
        <span className={item.met ? 'text-good' : 'text-bad'}>
          <Icon of={item.met ? Check : X} />
          <span className="sr-only">{t(item.met ? 'behind.met' : 'behind.notMet')}</span>
        </span>
      )}
    </>
  );
}
