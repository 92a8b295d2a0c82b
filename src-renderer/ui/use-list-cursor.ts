import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useImperativeHandle, useState } from 'react';
import { clampIndex, indexAfterKey, indexAfterShiftKey } from './list-movement.ts';
import { useListMarks } from './use-list-marks.ts';
import type { VirtualListProps } from './virtual-list.tsx';

/**
 * The keyboard's place in a virtual list. It hangs on the row's id, so rows arriving above do not move it to a neighbour;
 * when its row goes away, the cursor stands where the row stood.
 */
export function useListCursor<T>(
  props: VirtualListProps<T>,
  virtualizer: () => Virtualizer<HTMLDivElement, HTMLDivElement>,
) {
  const { items, getId, selectedId = null, onSelect, selectOnMove = false, handleRef, marked, onMark } = props;
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
  const marks = useListMarks({ count: items.length, idAt: itemId, indexOf }, marked, onMark);

  function moveTo(next: number): string | null {
    const id = itemId(next);
    if (id === null) return null;
    setCursor({ id, index: next });
    virtualizer().scrollToIndex(next, { align: 'auto' });
    return id;
  }

  function moveAndSelect(next: number): void {
    const id = moveTo(next);
    marks.moved();
    if (id !== null && selectOnMove) onSelect?.(id);
  }

  function choose(id: string): void {
    setCursor({ id, index: indexOf(id) });
    marks.opened(id);
    onSelect?.(id);
  }

  function onClick(event: MouseEvent, id: string): void {
    if (marks.click(event, id, index)) setCursor({ id, index: indexOf(id) });
    else choose(id);
  }

  useImperativeHandle(handleRef, () => ({
    move: (by) => moveAndSelect(clampIndex(index + by, items.length)),
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
    const reach = onMark ? indexAfterShiftKey(event.nativeEvent, index, items.length, page) : undefined;
    if (next !== undefined) moveAndSelect(next);
    else if (reach !== undefined) {
      marks.extend(index, reach);
      moveTo(reach);
    } else if (marks.key(event, activeId)) event.stopPropagation();
    else if ((event.key === 'Enter' || event.key === ' ') && activeId !== null) choose(activeId);
    else return;
    event.preventDefault();
  }

  return { index, activeId, onClick, onKeyDown };
}
