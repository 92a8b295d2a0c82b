import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useImperativeHandle, useState } from 'react';
import { clampIndex, indexAfterKey } from './list-movement.ts';
import type { VirtualListProps } from './virtual-list.tsx';

/**
 * The keyboard's place in a virtual list. It hangs on the row's id, so rows arriving above do not move it to a neighbour;
 * when its row goes away, the cursor stands where the row stood.
 */
export function useListCursor<T>(
  props: VirtualListProps<T>,
  virtualizer: () => Virtualizer<HTMLDivElement, HTMLDivElement>,
) {
  const { items, getId, selectedId = null, onSelect, selectOnMove = false, handleRef } = props;
  const [cursor, setCursor] = useState<{ id: string; index: number } | null>(null);
  const indexOf = (id: string | null) => (id === null ? -1 : items.findIndex((item) => getId(item) === id));
  const itemId = (index: number) => {
    const item = items[index];
    return item === undefined ? null : getId(item);
  };

  // Drawing again with many rows must not search them each time: the place is usually the one it was.
  const known = cursor && itemId(cursor.index) === cursor.id ? cursor.index : indexOf(cursor?.id ?? null);
  const index = known >= 0 ? known : cursor ? clampIndex(cursor.index, items.length) : indexOf(selectedId);
  const activeId = itemId(index);

  function moveTo(next: number): void {
    const id = itemId(next);
    if (id === null) return;
    setCursor({ id, index: next });
    virtualizer().scrollToIndex(next, { align: 'auto' });
    if (selectOnMove) onSelect?.(id);
  }

  function choose(id: string): void {
    setCursor({ id, index: indexOf(id) });
    onSelect?.(id);
  }

  useImperativeHandle(handleRef, () => ({
    move: (by) => moveTo(clampIndex(index + by, items.length)),
    focus: () => virtualizer().scrollElement?.focus(),
    scrollToId(id) {
      const at = indexOf(id);
      if (at >= 0) virtualizer().scrollToIndex(at, { align: 'auto' });
    },
    scrollToEnd: () => virtualizer().scrollToEnd(),
  }));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, (virtualizer().range?.endIndex ?? 0) - (virtualizer().range?.startIndex ?? 0));
    const next = indexAfterKey(event.nativeEvent, index, items.length, page);
    if (next !== undefined) moveTo(next);
    else if ((event.key === 'Enter' || event.key === ' ') && activeId !== null) choose(activeId);
    else return;
    event.preventDefault();
  }

  return { index, activeId, choose, onKeyDown };
}
