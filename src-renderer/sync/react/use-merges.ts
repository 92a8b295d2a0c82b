import type { ConversationMerge } from '#shared/domain/conversation-merge.ts';
import { findRow, findRows } from '../db/row-store.ts';
import type { LeftBehind } from '../read/merges.ts';
import { useLive } from './use-live.ts';

/** Where a conversation lives now: its own id, or the one it was merged into. */
export const useMergedInto = (id: string | null): string | undefined =>
  useLive(id === null ? null : `merged ${id}`, (desk) => desk.reads.findMergeTarget(desk, id ?? ''));

/** How this conversation ended in another; null: it did not, or it was taken back. */
export const useMerge = (id: string | null): ConversationMerge | null | undefined =>
  useLive(id === null ? null : `merge ${id}`, (desk) => findRow(desk, 'conversationMerge', id ?? ''));

/** Those of these conversations that have ended in another. */
export const useMergedAmong = (ids: readonly string[]): ReadonlySet<string> | undefined =>
  useLive(ids.length === 0 ? null : `merged among ${ids.join(' ')}`, async (desk) => {
    const merges = await findRows(desk, 'conversationMerge', ids);
    return new Set(merges.flatMap((merge) => (merge === null ? [] : [merge.id])));
  });

/** What the agent wrote in conversations that have ended in this one: drafts, and replies that were not taken any more. */
export const useLeftBehind = (id: string): LeftBehind | undefined =>
  useLive(`left behind ${id}`, (desk) => desk.reads.readLeftBehind(desk, id), { minIntervalMs: 100 });
