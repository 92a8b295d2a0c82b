import { useMemo } from 'react';
import { type FirstAnswers, useConversations, useMe, useViewCounts, useWorkspace } from '../../sync/index.ts';
import { firstView, queryOf } from './inbox-view.ts';
import { firstRange } from './use-listed.ts';

/** More than any screen holds. */
const mostRows = 40;
const mostIds = 1_000;
const query = queryOf(firstView);

/** What a start is first drawn from: the list it begins with, as it is now. Null while that is not known, or nothing is in it. */
export function useFirstView(): FirstAnswers | null {
  const list = useConversations(query, firstRange);
  const counts = useViewCounts();
  const me = useMe();
  const workspace = useWorkspace();
  return useMemo(() => {
    if (!list || !counts || !me || !workspace || list.ids.length === 0) return null;
    const ids = list.ids.slice(0, mostIds);
    const items = ids.slice(0, mostRows).map((id) => list.item(id));
    const whole = items.filter((item) => item !== undefined);
    if (whole.length < items.length) return null;
    return { me, workspace, counts, question: JSON.stringify(query), ids, items: whole };
  }, [list, counts, me, workspace]);
}
