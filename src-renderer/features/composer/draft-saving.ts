import { now as serverNow } from '../../platform/now.ts';
import { discardDraft, saveDraft } from '../../sync/index.ts';
import { findEntry, noteSaved, useComposer } from './composer-store.ts';
import { type ComposerKind, isEmpty } from './content.ts';

/** A pause in typing this long writes the draft to disk. */
const pauseMs = 400;
/** Whoever types without a pause loses no more than this in a crash. */
const longestMs = 2_000;
const timers = new Map<string, { timer: ReturnType<typeof setTimeout>; since: number }>();

/** Resolves when what stands in the composer is on the disk. */
export async function writeDraft(conversationId: string, kind: ComposerKind): Promise<void> {
  const { content, isDirty } = findEntry(conversationId, kind);
  if (!isDirty) return;
  if (isEmpty(content)) await discardDraft(conversationId, kind);
  else {
    const seenPosition = useComposer.getState().seen[conversationId] ?? 0;
    await saveDraft(conversationId, kind, { ...content, seenPosition });
  }
  noteSaved(conversationId, kind, content, serverNow());
}

/** Writes a draft at the next pause, and while there is none every two seconds. */
export function saveSoon(conversationId: string, kind: ComposerKind): void {
  const key = `${kind}:${conversationId}`;
  const now = serverNow();
  const { timer, since = now } = timers.get(key) ?? {};
  clearTimeout(timer);
  const waitMs = Math.max(0, Math.min(pauseMs, since + longestMs - now));
  timers.set(key, { timer: setTimeout(() => saveNow(conversationId, kind), waitMs), since });
}

/** Writes it now: the editor lost the focus, another conversation came up, the window goes away. */
export function saveNow(conversationId: string, kind: ComposerKind): void {
  const key = `${kind}:${conversationId}`;
  clearTimeout(timers.get(key)?.timer);
  timers.delete(key);
  void writeDraft(conversationId, kind);
}

/** Everything not yet on disk; call it when the page is about to be hidden or closed. */
export function flushDrafts(): void {
  for (const [key, entry] of Object.entries(useComposer.getState().entries)) {
    const at = key.indexOf(':');
    if (entry.isDirty) saveNow(key.slice(at + 1), key.startsWith('note:') ? 'note' : 'reply');
  }
}
