import { elementScroll, measureElement, type Rect, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import {
  type MouseEvent,
  type ReactNode,
  type Ref,
  type UIEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { afterPaint } from '../platform/after-paint.ts';
import { useListCursor } from './use-list-cursor.ts';

export interface VirtualListHandle {
  /** Moves the cursor by rows, as J and K do; for shortcuts that work wherever the focus is. */
  move(by: number): void;
  focus(): void;
  scrollToId(id: string): void;
  scrollToEnd(): void;
}

export interface RowState {
  isSelected: boolean;
  /** Under the keyboard's cursor. */
  isActive: boolean;
  isMarked: boolean;
}

export interface VirtualListProps<T> {
  /** The accessible name. */
  label: string;
  items: readonly T[];
  /** Stable and unique: keeps heights, the cursor and the place on screen when rows come and go. */
  getId: (item: T) => string;
  children: (item: T, state: RowState) => ReactNode;
  /** A row's height in px before it is measured; the nearer, the calmer the scrollbar. */
  estimateSize: number | ((item: T) => number);
  /** `estimateSize` is every row's height to the pixel: none is measured, which would hold the first painting up. */
  isExact?: boolean;
  /** 'listbox' has a cursor and one selected row (an inbox); 'list' only scrolls, its rows may hold buttons (a thread). */
  role?: 'listbox' | 'list';
  selectedId?: string | null;
  /** A click, Enter or Space on a row; with `selectOnMove` also every step of the cursor. */
  onSelect?: (id: string) => void;
  selectOnMove?: boolean;
  /**
   * Rows chosen together, besides the open one. With `onMark` a listbox takes many: Ctrl- or Cmd-click, Shift-click, a click on a
   * row's `data-mark` part, Space or X, Shift with every movement, Ctrl+A for all rows there are, drawn or not, Escape for none.
   */
  marked?: ReadonlySet<string>;
  onMark?: (ids: ReadonlySet<string>) => void;
  /**
   * 'start' (an inbox): rows added above push down only while the top is on screen, else what you read stays put.
   * 'end' (a thread): opens at the end, follows new rows while the end is on screen, keeps its place when older ones load.
   */
  anchor?: 'start' | 'end';
  /** The first or last row came near: load more. May be called often. */
  onNearStart?: () => void;
  onNearEnd?: () => void;
  handleRef?: Ref<VirtualListHandle>;
  className?: string;
}

/** A list nobody has laid out (hidden, or a test without layout) counts as this high, so that it has rows. */
const unmeasuredHeight = 600;
/** What a window shows at least above and below a list that fills it, px. */
const besideList = 150;
const heightInWindow = () => Math.max(unmeasuredHeight, window.innerHeight - besideList);
const nearRows = 5;
/** Px from the end that still count as the end. */
const endMargin = 40;
/** How high a list of this name was when it was last on screen, px. */
const latestHeight = new Map<string, number>();

/** Any number of rows, those on screen drawn. Focus stays on the list itself, so rows may come and go beneath it. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const {
    label,
    items,
    getId,
    children,
    estimateSize,
    isExact = false,
    role = 'listbox',
    selectedId,
    marked,
    onMark,
    className,
  } = props;
  const { anchor = 'start', onNearStart, onNearEnd } = props;
  const listId = useId();
  // Rows out of sight are drawn behind the first painting of those in sight.
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => afterPaint(() => setIsPainted(true)), []);
  const scroller = useRef<HTMLDivElement>(null);
  /** Who reads the end goes on reading it, whatever grows in the list or beside it. */
  const readsEnd = useRef(anchor === 'end');
  const cursor = useListCursor(props, () => virtualizer);

  const sizeOf = (item: T | undefined): number =>
    typeof estimateSize === 'number' || item === undefined ? Number(estimateSize) || 48 : estimateSize(item);
  // As high as the last list of this name was, so that its rows are in what is drawn first.
  const likelyHeight = latestHeight.get(label) ?? (anchor === 'start' ? heightInWindow() : unmeasuredHeight);
  const wasScrolled = useRef(false);
  const place = useRef<Virtualizer<HTMLDivElement, HTMLDivElement> | null>(null);
  // As it was last told: to ask the element would make the browser lay out what is still being drawn.
  const isAtTop = (place.current?.scrollOffset ?? 0) < 4;
  const virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement> = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOf(items[index]),
    getItemKey: (index) => idAt(items, getId, index),
    initialRect: { width: 0, height: likelyHeight },
    initialOffset: () =>
      anchor === 'start' ? 0 : Math.max(0, items.reduce((sum, item) => sum + sizeOf(item), 0) - likelyHeight),
    observeElementRect: (instance, tell) =>
      observeRect(instance.scrollElement, (rect) => {
        if (rect.height > 0) latestHeight.set(label, rect.height);
        tell(rect.height > 0 ? rect : { ...rect, height: unmeasuredHeight });
        if (readsEnd.current) instance.scrollToEnd();
      }),
    scrollToFn(offset, options, instance) {
      // A new list stands at its start: to tell it so would have it laid out twice.
      const isThere = !wasScrolled.current && offset + (options.adjustments ?? 0) === 0;
      wasScrolled.current = true;
      if (!isThere) elementScroll(offset, options, instance);
    },
    // A hidden list's rows measure nothing; they keep the height they had.
    measureElement(element, entry, instance) {
      const index = instance.indexFromElement(element);
      const known = () =>
        instance.itemSizeCache.get(instance.options.getItemKey(index)) ?? instance.options.estimateSize(index);
      return measureElement(element, entry, instance) || known();
    },
    // The row under the cursor is always drawn: aria-activedescendant must name something that exists.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) =>
      indexesAround(startIndex - overscan, endIndex + overscan, count, cursor.index),
    overscan: isPainted ? 8 : 1,
    anchorTo: anchor === 'end' || !isAtTop ? 'end' : 'start',
    followOnAppend: anchor === 'end',
    scrollEndThreshold: anchor === 'end' ? endMargin : 0,
  });
  place.current = virtualizer;
  const rows = virtualizer.getVirtualItems();

  const totalSize = virtualizer.getTotalSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows were measured, or others came
  useLayoutEffect(() => {
    if (readsEnd.current) virtualizer.scrollToEnd();
  }, [totalSize, virtualizer]);
  function noteEnd({ target, currentTarget }: UIEvent): void {
    if (target !== currentTarget) return;
    const { scrollHeight, scrollTop, clientHeight } = currentTarget;
    readsEnd.current = anchor === 'end' && scrollHeight - scrollTop - clientHeight < endMargin;
  }

  const hasItems = items.length > 0;
  const range = virtualizer.range;
  const isNearStart = hasItems && range !== null && range.startIndex < nearRows;
  const isNearEnd = hasItems && range !== null && range.endIndex >= items.length - nearRows;
  useLayoutEffect(() => {
    if (isNearStart) onNearStart?.();
  }, [isNearStart, onNearStart]);
  useLayoutEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);

  const isListbox = role === 'listbox';
  const optionId = (id: string) => `${listId}${id}`;
  const active = isListbox && cursor.activeId ? { 'aria-activedescendant': optionId(cursor.activeId) } : {};
  const keys = isListbox ? { onKeyDown: cursor.onKeyDown } : {};
  // A scrolling region must be reachable by keyboard, so a list that has no cursor takes the focus too.
  const many = isListbox && onMark ? { 'aria-multiselectable': true } : {};
  const listProps = { role, 'aria-label': label, tabIndex: 0, 'data-kit-list': true, ...many, ...active, ...keys };
  const isMarking = (marked?.size ?? 0) > 0;
  return (
    <div
      ref={scroller}
      {...listProps}
      // Before the rows of another place are measured.
      onScrollCapture={noteEnd}
      className={clsx(
        'group/list relative min-h-0 overflow-auto overscroll-contain',
        isListbox && 'outline-none',
        className,
      )}
    >
      <div role="presentation" className="relative w-full" style={{ height: totalSize }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const id = getId(item);
          const isMarked = marked?.has(id) ?? false;
          const state = { isSelected: id === selectedId, isActive: id === cursor.activeId, isMarked };
          const position = { 'aria-setsize': items.length, 'aria-posinset': row.index + 1 };
          const rowProps = isListbox
            ? {
                ...position,
                role: 'option',
                // While several are chosen, those are the selected ones; the open one is the current one.
                'aria-selected': isMarking ? isMarked : state.isSelected,
                ...(isMarking && state.isSelected ? { 'aria-current': true } : {}),
                onClick: (event: MouseEvent) => cursor.onClick(event, id),
                onMouseDown: keepWordsUnselected,
              }
            : { ...position, role: 'listitem' };
          return (
            <div
              key={id}
              id={optionId(id)}
              {...(isExact ? {} : { ref: virtualizer.measureElement })}
              data-index={row.index}
              data-id={id}
              {...rowProps}
              {...(state.isActive ? { 'data-active': true } : {})}
              className="absolute top-0 left-0 w-full outline-offset-[-2px] outline-focus group-focus-visible/list:data-active:outline-2"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {children(item, state)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/**
 * As the library's own, without asking for the first time while the list is still being drawn, which would have everything laid out
 * an extra time: the observer tells it before the painting.
 */
function observeRect(element: HTMLElement | null, tell: (rect: Rect) => void): (() => void) | undefined {
  if (element === null) return undefined;
  const observer = new ResizeObserver(() => tell({ width: element.clientWidth, height: element.clientHeight }));
  observer.observe(element);
  return () => observer.disconnect();
}

/** A Shift-click means rows here, never a stretch of text; preventing the selection also prevents the focus, which is wanted. */
function keepWordsUnselected(event: MouseEvent<HTMLElement>): void {
  if (!event.shiftKey) return;
  event.preventDefault();
  event.currentTarget.closest<HTMLElement>('[data-kit-list]')?.focus();
}

function idAt<T>(items: readonly T[], getId: (item: T) => string, index: number): string | number {
  const item = items[index];
  return item === undefined ? index : getId(item);
}

function indexesAround(from: number, to: number, count: number, also: number): number[] {
  const indexes: number[] = [];
  const [first, last] = [Math.max(0, from), Math.min(count - 1, to)];
  if (also >= 0 && also < first) indexes.push(also);
  for (let index = first; index <= last; index += 1) indexes.push(index);
  if (also > last && also < count) indexes.push(also);
  return indexes;
}
