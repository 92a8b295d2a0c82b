import { useMemo } from 'react';
import { type ConversationList, useConversations } from '../../sync/index.ts';
import { type InboxView, queryOf } from './inbox-view.ts';

/** The rows read before anybody scrolls. */
export const firstRange = { start: 0, end: 60 };

/** The list of a view in the chosen order; undefined while loading. */
export function useListed(state: InboxView, range: { start: number; end: number }): ConversationList | undefined {
  const { view, life, channel, tagId, unreadOnly, order } = state;
  const query = useMemo(
    () => queryOf({ view, life, channel, tagId, unreadOnly, order }),
    [view, life, channel, tagId, unreadOnly, order],
  );
  return useConversations(query, range);
}
