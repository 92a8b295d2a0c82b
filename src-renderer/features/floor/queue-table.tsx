import { clsx } from 'clsx';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import type { SortDescriptor } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FigureName } from '#shared/domain/figure-info.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useInboxes, useQueues } from '../../sync/index.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { Meter } from '../../ui/meter.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { figureTone, formatFigure, noValue } from './figure-format.ts';
import { FigureLink } from './figure-link.tsx';
import { useFloorFeed, useFreshness } from './floor-feed.ts';
import { keepView, serviceLevels, useFloorView } from './floor-view.ts';
import { type QueueLine, queueLines, queueOrders, sortLines } from './queue-lines.ts';
import { WaitedFor } from './waited-for.tsx';

/** Every queue in one line, sorted by any column; each number opens what is behind it, the name narrows the floor to the queue. */
export function QueueTable() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const queues = useQueues();
  const inboxes = useInboxes();
  const scope = useFloorView((view) => view.scope);
  const rule = useFloorView((view) => view.rule);
  const told = useFloorFeed((feed) => feed.scopes);
  const isStale = useFreshness().name === 'stale';
  const [sort, setSort] = useState<SortDescriptor>({ column: 'longest', direction: 'descending' });
  if (queues === undefined) return <SkeletonRows rows={4} />;
  const by = queueOrders.find((order) => order === sort.column) ?? 'name';
  const lines = sortLines(queueLines(queues, inboxes ?? [], scope, told, rule), by, sort.direction === 'descending');
  const level = serviceLevels[rule];
  const link = (line: QueueLine, figure: FigureName, words: string) => (
    <FigureLink scope={line.scope} figure={figure} about={line.queue.name}>
      {words}
    </FigureLink>
  );
  const columns: TableColumn<QueueLine>[] = [
    {
      id: 'name',
      title: t('queue.name'),
      isSortable: true,
      cell: ({ queue }) => <span className="block max-w-44 truncate font-semibold">{queue.name}</span>,
    },
    {
      id: 'waiting',
      title: t('queue.waiting'),
      isSortable: true,
      cell: (line) => link(line, 'waiting', formatFigure('count', line.waiting, format)),
    },
    {
      id: 'longest',
      title: t('queue.longest'),
      isSortable: true,
      cell: (line) => (
        <FigureLink scope={line.scope} figure="longestWait" about={line.queue.name}>
          <WaitedFor since={line.longestSince} target={line.told?.target} />
        </FigureLink>
      ),
    },
    {
      id: 'level',
      title: t('queue.level'),
      isSortable: true,
      cell: (line) => {
        const target = line.told?.target ?? { seconds: null, percent: null };
        return (
          <FigureLink scope={line.scope} figure={level} about={line.queue.name}>
            <span className="flex items-center gap-2">
              <Meter
                share={line.level}
                tone={figureTone(level, line.level, { target })}
                {...(target.percent === null ? {} : { target: target.percent / 100 })}
                className="w-12 min-[1400px]:w-20"
              />
              <span className="w-9 text-right">{formatFigure('share', line.level, format)}</span>
            </span>
          </FigureLink>
        );
      },
    },
    {
      id: 'abandons',
      title: t('queue.abandons'),
      isSortable: true,
      cell: (line) => link(line, 'abandonRate', formatFigure('share', line.abandonRate, format)),
    },
    {
      id: 'agents',
      title: t('queue.agents'),
      isSortable: true,
      cell: (line) => link(line, 'staffed', `${line.available ?? noValue} / ${line.staffed ?? noValue}`),
    },
    {
      id: 'handle',
      title: t('queue.handle'),
      isSortable: true,
      cell: (line) => link(line, 'handleTime', formatFigure('ms', line.handleTime, format)),
    },
    {
      id: 'channels',
      title: t('queue.channels'),
      cell: ({ channels }) => (
        <span className="flex gap-1">
          {channels.map((channel) => (
            <ChannelGlyph key={channel} channel={channel} size={16} />
          ))}
        </span>
      ),
    },
  ];
  return (
    <div
      className={clsx(
        isStale && 'border-dashed [&_td]:text-muted',
        'overflow-x-auto rounded-xl border bg-panel max-[1400px]:[&_td]:px-2 max-[1400px]:[&_th]:px-2 [&_tbody>tr:last-child>td]:border-b-0 [&_th]:whitespace-nowrap',
      )}
    >
      <Table
        label={t('queues')}
        columns={columns}
        rows={lines}
        textOf={({ queue }) => queue.name}
        sort={sort}
        onSort={setSort}
        onOpen={({ id }) => keepView({ scope: { ...scope, queueId: scope.queueId === id ? null : id } })}
        empty={
          <EmptyState icon={Inbox} title={t('queue.emptyTitle')}>
            {t('queue.empty')}
          </EmptyState>
        }
      />
    </div>
  );
}
