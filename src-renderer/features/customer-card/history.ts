import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { TimelineEntry } from '#shared/domain/timeline.ts';
import type { CustomerCard } from '../../sync/index.ts';

/** One line of the history on screen. */
export interface Touch {
  id: string;
  kind: TimelineEntry['kind'];
  channel: ChannelId | null;
  summary: string;
  state: string | null;
  /** Set when it can be opened. */
  conversationId: string | null;
  at: number;
}

/**
 * Every touch over every channel, newest first: the server's timeline as it was fetched, with the conversations cached here laid
 * over it, because they are newer (and all there is offline). Orders stand in a section of their own.
 */
export function historyOf({ conversations, timeline }: Pick<CustomerCard, 'conversations' | 'timeline'>): Touch[] {
  const cached = conversations.map(
    ({ id, channel, subject, lastMessage, state, activityAt }): Touch => ({
      id,
      kind: 'conversation',
      channel,
      summary: subject || (lastMessage?.preview ?? ''),
      state,
      conversationId: id,
      at: activityAt,
    }),
  );
  const known = new Set(cached.map(({ id }) => id));
  const fetched = (timeline?.entries ?? []).filter(({ id, kind }) => kind !== 'order' && !known.has(id));
  return [...cached, ...fetched].toSorted((a, b) => b.at - a.at);
}
