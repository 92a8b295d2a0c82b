/** A key with its modifiers, written 'mod+enter', 'shift+tab', 'j', '?'. `mod` is Ctrl, and Command on a Mac. */
export interface Chord {
  key: string;
  mod: boolean;
  shift: boolean;
  alt: boolean;
}

export function parseChord(text: string): Chord {
  const parts = text.toLowerCase().split('+');
  return {
    key: parts.at(-1) ?? '',
    mod: parts.includes('mod'),
    shift: parts.includes('shift'),
    alt: parts.includes('alt'),
  };
}

const named: Record<string, string> = { ' ': 'space', esc: 'escape' };

/**
 * Whether a key event is this chord. A letter also matches by its place on the keyboard when the layout writes another
 * alphabet (Ukrainian J gives 'о'). Shift counts for letters and named keys only: '?' or '/' need it on some layouts.
 */
export function matchesChord(event: KeyboardEvent, chord: Chord): boolean {
  if ((event.ctrlKey || event.metaKey) !== chord.mod || event.altKey !== chord.alt) return false;
  const key = named[event.key] ?? event.key.toLowerCase();
  const isSign = chord.key.length === 1 && !/[a-z]/.test(chord.key);
  if (!isSign && event.shiftKey !== chord.shift) return false;
  if (key === chord.key) return true;
  const writesLatin = /^[\x20-\x7e]$/.test(event.key);
  return !writesLatin && event.code === `Key${chord.key.toUpperCase()}`;
}

const isMac = () => /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '');

const signs: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  tab: 'Tab',
  space: 'Space',
  backspace: '⌫',
  delete: 'Del',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
};

/** The keys of a chord as printed on them, in order: ['Ctrl', '↵']. */
export function chordSigns(text: string, mac = isMac()): string[] {
  const chord = parseChord(text);
  const held = [
    chord.mod && (mac ? '⌘' : 'Ctrl'),
    chord.alt && (mac ? '⌥' : 'Alt'),
    chord.shift && (mac ? '⇧' : 'Shift'),
  ];
  return [...held.filter((sign) => sign !== false), signs[chord.key] ?? chord.key.toUpperCase()];
}
