import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { ScopeFigures } from '#shared/domain/floor-figures.ts';
import { type FloorScope, scopeKey } from '#shared/domain/floor-scope.ts';
import type { Inbox } from '#shared/domain/inbox.ts';
import type { Queue } from '#shared/domain/queue.ts';
import { figureValue } from './figure-format.ts';
import { type AbandonRule, serviceLevels } from './floor-view.ts';

/** One queue's line in the table. `longestSince` epoch ms; shares 0 to 1; null: nothing to count yet. */
export interface QueueLine {
  id: string;
  queue: Queue;
  scope: FloorScope;
  told: ScopeFigures | undefined;
  waiting: number | null;
  longestSince: number | null;
  level: number | null;
  abandonRate: number | null;
  available: number | null;
  staffed: number | null;
  handleTime: number | null;
  channels: readonly ChannelId[];
}

/** More the server does not watch at once for one window; with more queues one narrows the scope. */
export const mostQueues = 100;

/** What a queue's line is about while the floor is narrowed to a team or a channel: that part of the queue. */
export const scopeOfQueue = (scope: FloorScope, queueId: string): FloorScope => ({ ...scope, queueId });

export function queueLines(
  queues: readonly Queue[],
  inboxes: readonly Inbox[],
  scope: FloorScope,
  told: Readonly<Record<string, ScopeFigures>>,
  rule: AbandonRule,
): QueueLine[] {
  return queues.slice(0, mostQueues).map((queue): QueueLine => {
    const mine = scopeOfQueue(scope, queue.id);
    const figures = told[scopeKey(mine)];
    const value = (name: FigureName) => figureValue(figures?.figures, name);
    const fed = inboxes.filter(({ queueId, enabled }) => enabled && queueId === queue.id);
    return {
      id: queue.id,
      queue,
      scope: mine,
      told: figures,
      waiting: value('waiting'),
      longestSince: value('longestWait'),
      level: value(serviceLevels[rule]),
      abandonRate: value('abandonRate'),
      available: value('available'),
      staffed: value('staffed'),
      handleTime: value('handleTime'),
      channels: [...new Set(fed.map(({ channel }) => channel))],
    };
  });
}

export const queueOrders = ['name', 'waiting', 'longest', 'level', 'abandons', 'agents', 'handle'] as const;
export type QueueOrder = (typeof queueOrders)[number];

const keyOf: Record<Exclude<QueueOrder, 'name'>, (line: QueueLine) => number | null> = {
  waiting: (line) => line.waiting,
  // Earlier is longer.
  longest: (line) => (line.longestSince === null ? null : -line.longestSince),
  level: (line) => line.level,
  abandons: (line) => line.abandonRate,
  agents: (line) => line.available,
  handle: (line) => line.handleTime,
};

/** In the order asked for; lines without a value stand last either way, they are no news. */
export function sortLines(lines: readonly QueueLine[], by: QueueOrder, isDescending: boolean): QueueLine[] {
  const side = isDescending ? -1 : 1;
  const byName = (a: QueueLine, b: QueueLine) => a.queue.name.localeCompare(b.queue.name);
  if (by === 'name') return [...lines].sort((a, b) => side * byName(a, b));
  return [...lines].sort((a, b) => {
    const [one, other] = [keyOf[by](a), keyOf[by](b)];
    if (one === null || other === null) return one === other ? byName(a, b) : one === null ? 1 : -1;
    return side * (one - other) || byName(a, b);
  });
}
