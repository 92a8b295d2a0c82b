import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

export interface VirtualGridProps<T> {
  /** The accessible name. */
  label: string;
  items: readonly T[];
  getId: (item: T) => string;
  /** What stands in a cell; nothing in it takes the focus, the cell itself is the choice. */
  children: (item: T, state: { isSelected: boolean; isActive: boolean }) => ReactNode;
  /** What scrolls: an ancestor, so that the grid can stand below other things. */
  scroller: RefObject<HTMLElement | null>;
  /** Columns are as many as fit at this width, px. */
  minWidth: number;
  /** Every cell's height, px. */
  rowHeight: number;
  gap?: number;
  selectedId: string | null;
  onSelect: (id: string) => void;
}

/** Where nothing is laid out (hidden, a test) the grid counts as this large, so that it has cells. */
const unmeasured = { width: 900, height: 700 };

/** Any number of cards, those on screen drawn. One stop for Tab; arrows move in both directions, Enter chooses. */
export function VirtualGrid<T>(props: VirtualGridProps<T>) {
  const { label, items, getId, children, scroller, minWidth, rowHeight, gap = 12, selectedId, onSelect } = props;
  const gridId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(unmeasured.width);
  const [top, setTop] = useState(0);
  // An ancestor's ref is set after its children's effects of layout: it is looked at one step later.
  const [parent, setParent] = useState<HTMLElement | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const columns = Math.max(1, Math.floor((width + gap) / (minWidth + gap)));

  useEffect(() => setParent(scroller.current), [scroller]);
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element || !parent) return undefined;
    const measure = () => {
      setWidth(element.clientWidth || unmeasured.width);
      setTop(element.getBoundingClientRect().top - parent.getBoundingClientRect().top + parent.scrollTop);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    // What stands above may grow: the grid is then lower, without being resized itself.
    for (const child of parent.children) observer.observe(child);
    return () => observer.disconnect();
  }, [parent]);

  const virtualizer = useVirtualizer({
    count: Math.ceil(items.length / columns),
    getScrollElement: () => parent,
    estimateSize: () => rowHeight + gap,
    scrollMargin: top,
    overscan: 4,
    observeElementRect: (instance, tell) =>
      observeElementRect(instance, (rect) => tell(rect.height > 0 ? rect : unmeasured)),
  });

  const found = items.findIndex((item) => getId(item) === (activeId ?? selectedId));
  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = {
      ArrowRight: found + 1,
      ArrowLeft: found - 1,
      ArrowDown: found + columns,
      ArrowUp: found - columns,
      Home: 0,
      End: items.length - 1,
    };
    const isChoice = event.key === 'Enter' || event.key === ' ';
    const next = isChoice ? found : steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const item = items[Math.max(0, Math.min(items.length - 1, next))];
    if (!item) return;
    setActiveId(getId(item));
    virtualizer.scrollToIndex(Math.floor(items.indexOf(item) / columns), { align: 'auto' });
    if (isChoice) onSelect(getId(item));
  }

  const optionId = (id: string) => `${gridId}${id}`;
  const active = items[found];
  const rows = virtualizer.getVirtualItems();
  // Scrolled away by the mouse, the cursor's cell is not drawn, and aria must not name what is not there.
  const isDrawn = active !== undefined && rows.some(({ index }) => index === Math.floor(found / columns));
  return (
    <div
      ref={grid}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      onKeyDown={move}
      {...(isDrawn ? { 'aria-activedescendant': optionId(getId(active)) } : {})}
      className="group/grid relative outline-none"
      style={{ height: Math.max(0, virtualizer.getTotalSize() - gap) }}
    >
      {rows.flatMap((row) =>
        items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => {
          const id = getId(item);
          const state = { isSelected: id === selectedId, isActive: item === active };
          const cellWidth = (width - gap * (columns - 1)) / columns;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's, which has the focus
            <div
              key={id}
              id={optionId(id)}
              role="option"
              tabIndex={-1}
              aria-selected={state.isSelected}
              aria-setsize={items.length}
              aria-posinset={row.index * columns + column + 1}
              onClick={() => {
                setActiveId(id);
                onSelect(id);
              }}
              {...(state.isActive ? { 'data-active': true } : {})}
              className="absolute top-0 left-0 rounded-xl outline-offset-1 outline-focus group-focus-visible/grid:data-active:outline-2"
              style={{
                width: cellWidth,
                height: rowHeight,
                transform: `translate(${column * (cellWidth + gap)}px, ${row.start - virtualizer.options.scrollMargin}px)`,
              }}
            >
              {children(item, state)}
            </div>
          );
        }),
      )}
    </div>
  );
}
