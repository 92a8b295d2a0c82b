import { startTransition, useEffect, useRef, useState } from 'react';
import { afterPaint } from '../../platform/after-paint.ts';
import { type Entry, findEntry, useComposer } from './composer-store.ts';
import type { ComposerKind } from './content.ts';

/**
 * What stands in a composer, as drawn. Words that are being typed stand in their field already: what else shows them follows behind
 * the frame that shows the key. Everything else (a text put there from outside, a file, a recipient) is drawn at once. Whoever acts
 * on the text asks `findEntry`, which is never behind.
 */
export function useEntry(conversationId: string, kind: ComposerKind): Entry {
  const name = `${kind}:${conversationId}`;
  const [drawn, setDrawn] = useState({ name, entry: findEntry(conversationId, kind) });
  const shown = drawn.name === name ? drawn.entry : findEntry(conversationId, kind);
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  useEffect(() => {
    const draw = () => setDrawn({ name, entry: findEntry(conversationId, kind) });
    let cancel: (() => void) | null = null;
    const follow = () => {
      const entry = findEntry(conversationId, kind);
      if (entry === latest.current) return;
      if (!areWordsOnly(latest.current, entry)) return draw();
      cancel ??= afterPaint(() => {
        cancel = null;
        startTransition(draw);
      });
    };
    follow();
    const stop = useComposer.subscribe(follow);
    return () => {
      stop();
      cancel?.();
    };
  }, [name, conversationId, kind]);
  return shown;
}

const areWordsOnly = (before: Entry, { revision, content }: Entry): boolean =>
  before.revision === revision &&
  before.content.subject === content.subject &&
  before.content.recipients === content.recipients &&
  before.content.attachments === content.attachments;

/** What stands in the composer on screen, for who may follow the writing. */
export function useWriting(conversationId: string): { kind: ComposerKind; text: string } {
  const kind = useComposer(({ tabs }) => tabs[conversationId] ?? 'reply');
  return { kind, text: useEntry(conversationId, kind).content.text };
}
