import { create } from 'zustand';
import type { Draft } from '../../sync/index.ts';
import { personal } from '../../sync/index.ts';
import { type ComposerContent, type ComposerKind, emptyContent, isEmpty } from './content.ts';

export interface Entry {
  content: ComposerContent;
  /** Grows when the content was changed from outside, so that an editor takes it over and not when its own typing echoes. */
  revision: number;
  /** Changed since it was last written to disk. */
  isDirty: boolean;
  /** When it was last written to disk; null: never. Epoch ms. */
  savedAt: number | null;
}

interface ComposerState {
  entries: Readonly<Record<string, Entry>>;
  tabs: Readonly<Record<string, ComposerKind>>;
  /** Last position of each thread its agent has had on screen: what a stale reply is measured against. */
  seen: Readonly<Record<string, number>>;
}

export const useComposer = personal(create<ComposerState>()(() => ({ entries: {}, tabs: {}, seen: {} })));

export const keyOf = (conversationId: string, kind: ComposerKind): string => `${kind}:${conversationId}`;
const noEntry: Entry = { content: emptyContent, revision: 0, isDirty: false, savedAt: null };

export const findEntry = (conversationId: string, kind: ComposerKind): Entry =>
  useComposer.getState().entries[keyOf(conversationId, kind)] ?? noEntry;

function put(conversationId: string, kind: ComposerKind, entry: Entry): void {
  useComposer.setState(({ entries }) => ({ entries: { ...entries, [keyOf(conversationId, kind)]: entry } }));
}

/** What the agent types. */
export function typeContent(conversationId: string, kind: ComposerKind, patch: Partial<ComposerContent>): void {
  const entry = findEntry(conversationId, kind);
  put(conversationId, kind, { ...entry, content: { ...entry.content, ...patch }, isDirty: true });
}

/** What others put there: a restored reply, a cleared editor. */
export function putContent(conversationId: string, kind: ComposerKind, content: ComposerContent): void {
  const entry = findEntry(conversationId, kind);
  put(conversationId, kind, { ...entry, content, revision: entry.revision + 1, isDirty: true });
}

/** Takes over what is on disk, unless there is something newer here. */
export function takeDraft(draft: Draft): void {
  if (draft.kind === 'coach') return;
  const entry = findEntry(draft.conversationId, draft.kind);
  if (entry.isDirty || (entry.savedAt !== null && entry.savedAt >= draft.updatedAt)) return;
  const { seenPosition, ...content } = draft.content;
  put(draft.conversationId, draft.kind, {
    content,
    revision: entry.revision + 1,
    isDirty: false,
    savedAt: draft.updatedAt,
  });
  const seen = useComposer.getState().seen[draft.conversationId];
  if (seen === undefined && !isEmpty(content)) markSeen(draft.conversationId, seenPosition);
}

export function noteSaved(conversationId: string, kind: ComposerKind, content: ComposerContent, at: number): void {
  const entry = findEntry(conversationId, kind);
  put(conversationId, kind, { ...entry, isDirty: entry.content !== content, savedAt: at });
}

export const showTab = (conversationId: string, kind: ComposerKind): void =>
  useComposer.setState(({ tabs }) => ({ tabs: { ...tabs, [conversationId]: kind } }));

/** Call when the end of a thread is on screen and somebody looks at it. Only grows. */
export function markSeen(conversationId: string, position: number): void {
  if ((useComposer.getState().seen[conversationId] ?? -1) >= position) return;
  useComposer.setState(({ seen }) => ({ seen: { ...seen, [conversationId]: position } }));
}

/** An editor on screen, for what inserts from outside. */
export interface EditorHandle {
  focus(): void;
  /** Puts text at the cursor, in place of the `back` characters before it. */
  insert(text: string, back?: number): void;
  /** Selects the first place this stands, so that typing replaces it. */
  select(words: string): void;
}
let active: { conversationId: string; kind: ComposerKind; handle: EditorHandle } | null = null;

export function setActiveEditor(editor: typeof active): void {
  active = editor;
}

export const findActiveEditor = (conversationId: string, kind: ComposerKind): EditorHandle | null =>
  active?.conversationId === conversationId && active.kind === kind ? active.handle : null;
