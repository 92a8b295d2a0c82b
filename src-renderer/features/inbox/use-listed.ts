import { useMemo } from 'react';
import { type ConversationList, useConversations } from '../../sync/index.ts';
import { type InboxView, queryOf } from './inbox-view.ts';

/** Rows read at once when the order is not the engine's own: more than one person works off in a day. */
const sortedAtMost = 500;

/** By when a reply is due, the soonest first; those to whom none is owed keep their order behind. */
export function byDue(list: ConversationList): readonly string[] {
  const due = (id: string) => list.item(id)?.conversation.replyDueAt ?? Number.POSITIVE_INFINITY;
  return list.ids.toSorted((one, other) => {
    const [a, b] = [due(one), due(other)];
    return a === b ? 0 : a - b;
  });
}

/** The list of a view in the chosen order; undefined while loading. */
export function useListed(
  state: InboxView,
  range: { start: number; end: number },
): { ids: readonly string[]; item: ConversationList['item'] } | undefined {
  const { view, life, channel, tagId, unreadOnly, order } = state;
  const query = useMemo(
    () => queryOf({ view, life, channel, tagId, unreadOnly }),
    [view, life, channel, tagId, unreadOnly],
  );
  const whole = useMemo(() => ({ start: 0, end: sortedAtMost }), []);
  const isSorted = order === 'due' && view !== 'breaching';
  const list = useConversations(query, isSorted ? whole : range);
  return useMemo(
    () => list && { ids: isSorted ? byDue(list) : list.ids, item: (id) => list.item(id) },
    [list, isSorted],
  );
}
