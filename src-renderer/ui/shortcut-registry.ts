import { useSyncExternalStore } from 'react';
import { type Chord, matchesChord, parseChord } from './chord.ts';

export interface Shortcut {
  /** What it does, in the reader's language; the `?` overview lists it. Without one it is not listed. */
  label?: string;
  /** The overview's heading it stands under. */
  group?: string;
  run: (event: KeyboardEvent) => void;
  /** Also while the cursor is in a field. Chords with Ctrl, Command or Alt always are. */
  whileTyping?: boolean;
}

interface Entry extends Shortcut {
  keys: string;
  chord: Chord;
  /** Belongs to an open dialog; everything else rests while one is open. */
  inDialog: boolean;
}

export interface ListedShortcut {
  keys: string;
  label: string;
  group: string;
}

let layers: readonly (readonly Entry[])[] = [];
let listed: readonly ListedShortcut[] = [];
const watchers = new Set<() => void>();

function publish(next: typeof layers): void {
  if (next.length > 0 && layers.length === 0) document.addEventListener('keydown', onKeyDown);
  if (next.length === 0) document.removeEventListener('keydown', onKeyDown);
  layers = next;
  const byKeys = new Map<string, ListedShortcut>();
  for (const { keys, label, group = '' } of layers.flat()) if (label) byKeys.set(keys, { keys, label, group });
  listed = [...byKeys.values()];
  for (const tell of watchers) tell();
}

/** Adds a layer of shortcuts above the others; returns how to take it away. The latest layer wins. */
export function addShortcuts(shortcuts: Readonly<Record<string, Shortcut>>, inDialog: boolean): () => void {
  const layer = Object.entries(shortcuts).map(([keys, shortcut]) => ({
    ...shortcut,
    keys,
    chord: parseChord(keys),
    inDialog,
  }));
  publish([...layers, layer]);
  return () => publish(layers.filter((other) => other !== layer));
}

/** Everything bound at the moment, for the `?` overview. */
export function useShortcutList(): readonly ListedShortcut[] {
  return useSyncExternalStore(
    (tell) => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => listed,
  );
}

const typingSelector =
  'input:not([type=checkbox],[type=radio],[type=range],[type=button],[type=submit]),textarea,select,[contenteditable]:not([contenteditable=false])';
// What Enter and Space press by themselves, and what letters search through.
const pressableSelector = 'button,a[href],summary,[role=button],[role^=menuitem],[role=tab],[role=switch],input';
const letterSearchSelector = '[role=menu],[role=listbox]:not([data-kit-list])';

/** Whether letters pressed here become text (or choose in a select), and so mean no shortcut. */
export const isTypedInto = (target: Element): boolean => target.closest(typingSelector) !== null;

function isTaken(target: Element, { chord, whileTyping = false }: Entry): boolean {
  if (chord.mod || chord.alt) return false;
  if (isTypedInto(target)) return !whileTyping;
  if (chord.key === 'enter' || chord.key === 'space') return target.closest(pressableSelector) !== null;
  return chord.key.length === 1 && target.closest(letterSearchSelector) !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : document.body;
  const dialogIsOpen = document.querySelector('[data-kit-modal]') !== null;
  const entry = layers
    .toReversed()
    .flat()
    .find((one) => one.inDialog === dialogIsOpen && matchesChord(event, one.chord) && !isTaken(target, one));
  if (!entry) return;
  event.preventDefault();
  entry.run(event);
}
