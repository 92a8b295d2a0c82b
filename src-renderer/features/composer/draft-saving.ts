import { discardDraft, saveDraft } from '../../sync/index.ts';
import { findEntry, noteSaved, useComposer } from './composer-store.ts';
import { type ComposerKind, isEmpty } from './content.ts';

/** A pause in typing this long writes the draft to disk. */
const pauseMs = 400;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

async function save(conversationId: string, kind: ComposerKind): Promise<void> {
  const { content, isDirty } = findEntry(conversationId, kind);
  if (!isDirty) return;
  if (isEmpty(content)) await discardDraft(conversationId, kind);
  else {
    const seenPosition = useComposer.getState().seen[conversationId] ?? 0;
    await saveDraft(conversationId, kind, { ...content, seenPosition });
  }
  noteSaved(conversationId, kind, content, Date.now());
}

/** Writes a draft at the next pause. */
export function saveSoon(conversationId: string, kind: ComposerKind): void {
  const key = `${kind}:${conversationId}`;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => saveNow(conversationId, kind), pauseMs),
  );
}

/** Writes it now: the editor lost the focus, another conversation came up, the window goes away. */
export function saveNow(conversationId: string, kind: ComposerKind): void {
  const key = `${kind}:${conversationId}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  void save(conversationId, kind);
}

/** Everything not yet on disk; call it when the page is about to be hidden or closed. */
export function flushDrafts(): void {
  for (const [key, entry] of Object.entries(useComposer.getState().entries)) {
    const at = key.indexOf(':');
    if (entry.isDirty) saveNow(key.slice(at + 1), key.startsWith('note:') ? 'note' : 'reply');
  }
}
