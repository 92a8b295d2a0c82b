import { create } from 'zustand';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { ConversationQuery } from '../../sync/index.ts';
import { personal } from '../../sync/index.ts';

/** What the list shows, of the three lives a conversation has for somebody who works it off. */
export const lives = ['active', 'snoozed', 'resolved'] as const;
export type Life = (typeof lives)[number];
export const orders = ['activity', 'due'] as const;
export type Order = (typeof orders)[number];

export interface InboxView {
  view: ConversationQuery['view'];
  life: Life;
  channel: ChannelId | null;
  tagId: string | null;
  unreadOnly: boolean;
  order: Order;
}

/** What a start shows: the agent's own open conversations. */
export const firstView: InboxView = {
  view: 'mine',
  life: 'active',
  channel: null,
  tagId: null,
  unreadOnly: false,
  order: 'activity',
};

export const useInboxView = personal(create<InboxView>()(() => firstView));

const noFilter = { life: 'active', channel: null, tagId: null, unreadOnly: false } as const;

/** Another view starts without the filters of the one before: a forgotten filter hides work. */
export const showView = (view: InboxView['view']) => useInboxView.setState({ ...noFilter, view });
export const setFilter = (filter: Partial<Omit<InboxView, 'view'>>) => useInboxView.setState(filter);
export const clearFilters = () => useInboxView.setState(noFilter);

export const isFiltered = ({ life, channel, tagId, unreadOnly }: InboxView): boolean =>
  life !== 'active' || channel !== null || tagId !== null || unreadOnly;

const statesOf = {
  active: ['open', 'pending'],
  snoozed: ['snoozed'],
  resolved: ['resolved'],
} as const satisfies Record<Life, ConversationQuery['states']>;

/** The question for the engine. What has not gone out is shown whatever its state: nothing unsent may hide. */
export function queryOf({ view, life, channel, tagId, unreadOnly, order }: InboxView): ConversationQuery {
  const isUnsent = view === 'waiting-to-send' || view === 'needs-decision';
  return {
    view,
    ...(isUnsent ? {} : { states: statesOf[life] }),
    ...(order === 'due' ? { order } : {}),
    ...(channel ? { channels: [channel] } : {}),
    ...(tagId ? { tagId } : {}),
    ...(unreadOnly ? { unread: true } : {}),
  };
}
