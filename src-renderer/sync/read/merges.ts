import type { ConversationMerge } from '#shared/domain/conversation-merge.ts';
import { mergedInto } from '#shared/domain/conversation-merge.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import { type Desk, findRow } from '../db/row-store.ts';
import { listDrafts, readOutbox } from './mine.ts';
import type { Draft, OutboxItem } from './shapes.ts';

/** Follows merges to where a conversation lives now; its own id when it was never merged. */
export async function findMergeTarget(desk: Desk, id: string): Promise<string> {
  const passed = new Map<string, ConversationMerge>();
  for (let at = id; !passed.has(at); ) {
    const merge = await findRow(desk, 'conversationMerge', at);
    if (merge === null) break;
    passed.set(at, merge);
    at = merge.targetId;
  }
  return mergedInto(id, (one) => passed.get(one));
}

export interface LeftBehind {
  drafts: readonly Draft[];
  /** Refused replies with words. */
  parked: readonly OutboxItem[];
}

/** Looks only at what this agent wrote, which is little, and not at every merge there ever was. */
export async function readLeftBehind(desk: WindowDesk, targetId: string): Promise<LeftBehind> {
  const endsHere = async (id: string | null | undefined) =>
    id !== null && id !== undefined && id !== targetId && (await findMergeTarget(desk, id)) === targetId;
  const drafts: Draft[] = [];
  for (const draft of await listDrafts(desk)) if (await endsHere(draft.conversationId)) drafts.push(draft);
  const parked: OutboxItem[] = [];
  for (const item of await readOutbox(desk))
    if (item.entry.state === 'parked' && item.text !== null && (await endsHere(item.entry.conversationId)))
      parked.push(item);
  return { drafts, parked };
}
