import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { type Chord, matchesChord, parseChord } from './chord.ts';
import { toggled, withRange } from './list-marks.ts';

const toggleKeys: readonly Chord[] = ['space', 'x'].map(parseChord);
const allKeys = parseChord('mod+a');
const clearKey = parseChord('escape');
const none: ReadonlySet<string> = new Set();

interface Rows {
  count: number;
  idAt(index: number): string | null;
  indexOf(id: string | null): number;
}

/**
 * Rows chosen together in a list. A range grows and shrinks from the row it began at and leaves alone what was marked before it.
 * Without `onMark` nothing can be marked and every question is answered with false.
 */
export function useListMarks(
  { count, idAt, indexOf }: Rows,
  marked: ReadonlySet<string> = none,
  onMark?: (ids: ReadonlySet<string>) => void,
) {
  const anchor = useRef<{ id: string; before: ReadonlySet<string> } | null>(null);

  function toggle(id: string): void {
    const next = toggled(marked, id);
    anchor.current = { id, before: next };
    onMark?.(next);
  }

  /** Marks from where the range began, or else from `from`, to `to`. */
  function extend(from: number, to: number): void {
    const start = idAt(from < 0 ? to : from);
    if (start === null) return;
    const begun = indexOf(anchor.current?.id ?? null);
    if (anchor.current === null || begun < 0) anchor.current = { id: start, before: marked };
    onMark?.(withRange(anchor.current.before, idAt, indexOf(anchor.current.id), to));
  }

  function clear(): void {
    anchor.current = null;
    if (marked.size > 0) onMark?.(none);
  }

  return {
    extend,
    /** The cursor went elsewhere without taking rows along: the next range begins where it stands then. */
    moved: () => {
      anchor.current = null;
    },
    /** Opening a row ends the choosing; a range may begin at it. */
    opened(id: string): void {
      clear();
      anchor.current = { id, before: none };
    },
    /** True when the click marked and did not open. A row's `data-mark` part always marks. */
    click(event: MouseEvent, id: string, cursor: number): boolean {
      if (!onMark) return false;
      const onBox = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
      if (event.shiftKey) extend(cursor, indexOf(id));
      else if (event.ctrlKey || event.metaKey || onBox) toggle(id);
      else return false;
      return true;
    },
    /** True when the key was about marking. */
    key({ nativeEvent: event }: KeyboardEvent, activeId: string | null): boolean {
      if (!onMark) return false;
      if (matchesChord(event, allKeys)) onMark(withRange(none, idAt, 0, count - 1));
      else if (matchesChord(event, clearKey) && marked.size > 0) clear();
      else if (activeId !== null && toggleKeys.some((chord) => matchesChord(event, chord))) toggle(activeId);
      else return false;
      return true;
    },
  };
}
