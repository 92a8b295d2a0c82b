import { type KeyboardEvent, useId, useState } from 'react';
import { useCannedReplySource } from '../canned-replies/index.ts';
import type { EditorHandle } from './composer-store.ts';
import type { ComposerKind } from './content.ts';
import { findTrigger, type Trigger } from './suggestion-trigger.ts';
import { useColleagueSource } from './use-colleague-source.ts';

export interface Suggestion {
  id: string;
  label: string;
  description: string;
  /** What is put in place of the sign and the query. */
  text: string;
  /** Placeholders nothing was known for; they stay in the text as written. */
  missing: readonly string[];
}

export interface SuggestionMenuState {
  id: string;
  items: readonly Suggestion[];
  index: number;
  sign: Trigger['sign'];
  choose: (index: number) => void;
}

/** What else `/` offers. */
export type SuggestionSource = (query: string) => readonly Suggestion[];
const nothingElse: SuggestionSource = () => [];

const atMost = 8;

/** The menu that `/` and `@` open in an editor: arrows move, Enter and Tab take, Esc closes. */
export function useSuggestions(
  conversationId: string,
  kind: ComposerKind,
  editor: () => EditorHandle | null,
  more: SuggestionSource = nothingElse,
): {
  menu: SuggestionMenuState | null;
  onCaret: (before: string) => void;
  onKeyDownCapture: (event: KeyboardEvent) => void;
} {
  const id = useId();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [index, setIndex] = useState(0);
  const canned = useCannedReplySource(conversationId);
  const colleagues = useColleagueSource();
  const found = !trigger
    ? []
    : trigger.sign === '/'
      ? [...more(trigger.query), ...canned(trigger.query)]
      : colleagues(trigger.query);
  const items = found.slice(0, atMost);

  function choose(at: number): void {
    const item = items[at];
    if (!item || !trigger) return;
    const handle = editor();
    handle?.insert(item.text, trigger.length);
    const gap = item.missing[0];
    if (gap !== undefined) handle?.select(gapAt(item.text, gap));
    setTrigger(null);
  }
  function onCaret(before: string): void {
    const next = findTrigger(before, kind === 'note' ? ['@', '/'] : ['/']);
    if (next?.query !== trigger?.query || next?.sign !== trigger?.sign) {
      setTrigger(next);
      setIndex(0);
    }
  }
  function onKeyDownCapture(event: KeyboardEvent): void {
    if (!trigger || items.length === 0 || event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const by = moves[event.key];
    if (by !== undefined) setIndex((index + by + items.length) % items.length);
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || (event.key === 'Tab' && !event.shiftKey)) {
      choose(index);
    } else if (event.key === 'Escape') setTrigger(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
    // Document-level shortcuts hear the native event.
    event.nativeEvent.stopImmediatePropagation();
  }
  const menu = trigger && items.length > 0 ? { id, items, index, sign: trigger.sign, choose } : null;
  return { menu, onCaret, onKeyDownCapture };
}

/** The placeholder as it stands in the text. */
function gapAt(text: string, name: string): string {
  return new RegExp(`\\{\\{\\s*${name.replaceAll('.', '\\.')}[^}]*\\}\\}`).exec(text)?.[0] ?? `{{${name}}}`;
}
