import { memo, type UIEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerConversation, useMe, useSyncPart, useUsers } from '../../sync/index.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { ConversationRow, rowHeight } from './conversation-row.tsx';
import { EmptyList } from './empty-list.tsx';
import { useInboxView } from './inbox-view.ts';
import { clearMarks, mark, setInView, useMarks } from './marks.ts';
import { firstRange, useListed } from './use-listed.ts';

export interface ConversationListProps {
  selectedId: string | null;
  onOpen: (id: string) => void;
}

/** Rows kept read beyond what is on screen, on either side. */
const margin = 30;

/** The list of the chosen view. J and K move from anywhere on the screen, Enter opens; rows may reorder under the eye. */
export const ConversationList = memo(function ConversationList({ selectedId, onOpen }: ConversationListProps) {
  const { t } = useTranslation('inbox');
  const state = useInboxView();
  const [range, setRange] = useState(firstRange);
  const list = useListed(state, range);
  const users = useUsers();
  const me = useMe();
  const isFetching = useSyncPart(({ snapshot }) => snapshot !== null) ?? false;
  const byId = useMemo(() => new Map(users?.map((user) => [user.id, user])), [users]);
  const handle = useRef<VirtualListHandle>(null);
  const drawn = useRef<string | null>(null);
  const marked = useMarks((marks) => marks.marked);
  const ids = list?.ids;
  useEffect(() => setInView(ids ?? []), [ids]);
  // What is chosen is chosen among what one sees: another view or filter starts with nothing.
  const { view, life, channel, tagId, unreadOnly } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marks go when what is shown is another
  useEffect(() => clearMarks, [view, life, channel, tagId, unreadOnly]);

  const move = (by: number) => {
    handle.current?.focus();
    handle.current?.move(by);
  };
  function open(id: string): void {
    const item = list?.item(id);
    if (item) offerConversation(item.conversation);
    onOpen(id);
  }
  const group = t('keys.group');
  useShortcuts({
    j: { label: t('keys.next'), group, run: () => move(1) },
    k: { label: t('keys.previous'), group, run: () => move(-1) },
    // Bound by the list itself; named here for the overview.
    x: { label: t('keys.choose'), group, run: () => handle.current?.focus() },
  });

  function onScroll({ target }: UIEvent): void {
    if (!(target instanceof HTMLElement)) return;
    const first = Math.floor(target.scrollTop / rowHeight);
    // By steps, so that a scroll asks the engine once in a while and not at every pixel.
    const start = Math.max(0, Math.floor((first - margin) / margin) * margin);
    const end = start + Math.ceil(target.clientHeight / rowHeight) + 3 * margin;
    if (start !== range.start || end !== range.end) setRange({ start, end });
  }

  // Until the first fetch is through, an empty list only means that nothing has come yet.
  if (!list || (list.ids.length === 0 && isFetching)) return <SkeletonRows rows={12} />;
  if (list.ids.length === 0) return <EmptyList state={state} />;
  // A list of rows that are still being read would be laid out for nothing.
  const isRead = drawn.current === view || list.ids.slice(range.start, range.end).some((id) => list.item(id));
  if (!isRead) return <SkeletonRows rows={12} />;
  drawn.current = view;
  return (
    <div className="flex min-h-0 flex-1 flex-col" onScrollCapture={onScroll}>
      <VirtualList
        key={state.view}
        label={t('list')}
        items={list.ids}
        getId={identity}
        estimateSize={rowHeight}
        isExact
        selectedId={selectedId}
        onSelect={open}
        marked={marked}
        onMark={mark}
        handleRef={handle}
        className="flex-1"
      >
        {(id, { isSelected, isActive, isMarked }) => {
          const item = list.item(id);
          const assigneeId = item?.conversation.assigneeId ?? null;
          const assignee = assigneeId === null || assigneeId === me?.id ? null : byId.get(assigneeId);
          return (
            <ConversationRow
              item={item}
              isSelected={isSelected}
              isActive={isActive}
              isMarked={isMarked}
              isMarking={marked.size > 0}
              assignee={assignee ?? null}
              meId={me?.id ?? null}
            />
          );
        }}
      </VirtualList>
    </div>
  );
});

const identity = (id: string) => id;
