import type { ConversationMerge } from '#shared/domain/conversation-merge.ts';
import { mergedInto } from '#shared/domain/conversation-merge.ts';
import type { Message } from '#shared/domain/message.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import { type Desk, findRow } from '../db/row-store.ts';
import { listDrafts, readOutbox } from './mine.ts';
import { messageOf } from './outbox-words.ts';
import type { Draft } from './shapes.ts';

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
  /** Replies and notes the server did not take, as they would look. */
  parked: readonly { mutationId: string; message: Message }[];
}

/** Looks only at what this agent wrote, which is little, and not at every merge there ever was. */
export async function readLeftBehind(desk: WindowDesk, targetId: string): Promise<LeftBehind> {
  const endsHere = async (id: string | null | undefined) =>
    id !== null && id !== undefined && id !== targetId && (await findMergeTarget(desk, id)) === targetId;
  const drafts: Draft[] = [];
  for (const draft of await listDrafts(desk)) if (await endsHere(draft.conversationId)) drafts.push(draft);
  const parked: { mutationId: string; message: Message }[] = [];
  for (const { entry } of await readOutbox(desk)) {
    const message = entry.state === 'parked' ? messageOf(entry, desk.userId) : null;
    if (message !== null && (await endsHere(entry.conversationId)))
      parked.push({ mutationId: entry.mutationId, message });
  }
  return { drafts, parked };
}
