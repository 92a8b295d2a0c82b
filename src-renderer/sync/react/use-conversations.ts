import { useEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { now as serverNow } from '../../platform/now.ts';
import { forgetFirstRows } from '../client/first-answers.ts';
import { currentDesk, type WindowDesk } from '../client/window-desk.ts';
import { keepSame } from '../db/keep-same.ts';
import { findRow } from '../db/row-store.ts';
import { listActive, listResolved, type OwnWork, readListRows, readOwnWork } from '../read/conversations.ts';
import type { JoinedRow } from '../read/joined-row.ts';
import { countViews, type ListFacts, listView } from '../read/list-view.ts';
import type { ConversationList, ConversationListItem, ConversationQuery, ViewCounts } from '../read/shapes.ts';
import { atOnceAndKept, type LiveStore, liveStore } from './live-store.ts';
import { useFirstAnswers } from './use-first-answers.ts';
import { useDesk, useLive, useLiveStore } from './use-live.ts';
import { share, useShared } from './use-shared.ts';

const activeLines = share(listActive, 100, { isFirst: true });
const ownWork = share(readOwnWork, 100, { isFirst: true });

/** Time passes without any row changing: what breaks soon has to move into view by itself. */
const tickMs = 15_000;

function useFacts(work: OwnWork | undefined): ListFacts | undefined {
  const desk = useDesk();
  const [now, setNow] = useState(() => serverNow());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => {
    if (desk === null || work === undefined) return undefined;
    const [waitingIds, parkedIds] = [new Set(work.waiting.keys()), new Set(work.parked.keys())];
    return { userId: desk.userId, now, waitingIds, parkedIds };
  }, [desk, work, now]);
}

/**
 * A list view. `ids` holds the whole view in order; rows are read only for `range` (indexes, `end` exclusive), so thousands of
 * conversations cost as much as a screenful. Default range: the first 60.
 */
export function useConversations(
  query: ConversationQuery,
  range: { start: number; end: number } = { start: 0, end: 60 },
): ConversationList | undefined {
  const work = useShared(ownWork);
  const facts = useFacts(work);
  const active = useShared(activeLines);
  // What has not gone out is shown also when its conversation was resolved meanwhile: it still waits.
  const isUnsent = query.view === 'waiting-to-send' || query.view === 'needs-decision';
  const wantsResolved = query.states?.includes('resolved') === true || isUnsent;
  const resolved = useLive(wantsResolved ? 'resolved' : null, listResolved, { minIntervalMs: 250 });
  const question = JSON.stringify(query);
  const ids = useMemo(() => {
    const asked = JSON.parse(question) as ConversationQuery;
    if (active === undefined || facts === undefined || (wantsResolved && resolved === undefined)) return undefined;
    const lines = resolved === undefined ? active : [...active, ...resolved].sort(byActivity);
    const everyState = isUnsent && asked.states === undefined;
    return listView(lines, everyState ? { ...asked, states: allStates } : asked, facts);
  }, [active, resolved, facts, question, wantsResolved, isUnsent]);

  const visible = useMemo(() => ids?.slice(Math.max(0, range.start), range.end) ?? [], [ids, range.start, range.end]);
  const key = ids === undefined ? null : `rows ${visible.join(' ')}`;
  const fresh = useLive(key, (desk) => readListRows(desk, visible), { minIntervalMs: 50, isFirst: true });
  const rows = useRemembered(fresh);
  const isRead = fresh !== undefined;
  useEffect(() => {
    if (isRead) forgetFirstRows();
  }, [isRead]);
  const made = useRef(new WeakMap<JoinedRow, ConversationListItem>());
  const first = useFirstAnswers();
  return useMemo(() => {
    const shown = ids ?? first?.idsOf(question);
    if (shown === undefined) return undefined;
    return {
      ids: shown,
      item(id) {
        const row = rows.get(id);
        if (row === undefined) return first?.item(id);
        const item = {
          ...row,
          hasDraft: work?.drafts.has(id) ?? false,
          waiting: work?.waiting.get(id) ?? 0,
          parked: work?.parked.get(id) ?? 0,
        };
        // The same item as long as nothing of it has changed: its row is then not drawn anew.
        const kept = keepSame(made.current.get(row) ?? item, item);
        made.current.set(row, kept);
        return kept;
      },
    };
  }, [ids, rows, work, question, first]);
}

const allStates = ['open', 'pending', 'snoozed', 'resolved'] as const;
const byActivity = (a: { activeOrder?: number; closedOrder?: number }, b: typeof a) =>
  (a.activeOrder ?? a.closedOrder ?? 0) - (b.activeOrder ?? b.closedOrder ?? 0);

/** Rows read for earlier ranges stay until they are read again, so that scrolling back shows no skeletons. */
function useRemembered(fresh: ReadonlyMap<string, JoinedRow> | undefined): ReadonlyMap<string, JoinedRow> {
  const desk = useDesk();
  const memory = useRef<{ desk: typeof desk; rows: Map<string, JoinedRow> }>({ desk, rows: new Map() });
  return useMemo(() => {
    const before = memory.current.desk === desk ? memory.current.rows : new Map<string, JoinedRow>();
    const rows = fresh === undefined ? before : new Map([...[...before].slice(-rememberedRows), ...fresh]);
    memory.current = { desk, rows };
    return rows;
  }, [desk, fresh]);
}
const rememberedRows = 500;

/** How many conversations each view holds (open and pending ones), and how many of the agent's own are unread. */
export function useViewCounts(): ViewCounts | undefined {
  const facts = useFacts(useShared(ownWork));
  const active = useShared(activeLines);
  const first = useFirstAnswers();
  return useMemo(
    () => (active === undefined || facts === undefined ? first?.counts : countViews(active, facts)),
    [active, facts, first],
  );
}

/** Null when there is none on this computer. */
export function useConversation(id: string | null): Conversation | null | undefined {
  const desk = useDesk();
  return useLiveStore(desk === null || id === null ? null : conversationStore(desk, id));
}

/** What `useConversation` draws. */
export const conversationStore = (desk: WindowDesk, id: string): LiveStore<Conversation | null> =>
  liveStore(desk, `conversation ${id}`, (read) => findRow(read, 'conversation', id), atOnceAndKept);

/** What a list shows of a conversation is what it opens with: the thread is then read at once, and not behind its conversation. */
export function offerConversation(conversation: Conversation): void {
  const desk = currentDesk();
  if (desk !== null) conversationStore(desk, conversation.id).offer(conversation);
}

/** These conversations as list rows, joined with customer and promises; those not on this computer are left out. */
export const useListRows = (ids: readonly string[]): ReadonlyMap<string, JoinedRow> | undefined =>
  useLive(ids.length === 0 ? null : `list rows ${ids.join(' ')}`, (desk) => readListRows(desk, ids), {
    minIntervalMs: 50,
  });
