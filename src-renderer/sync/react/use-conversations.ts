import type { Conversation } from '#shared/domain/conversation.ts';
import type { ConversationList, ConversationQuery, ViewCounts } from '../read/shapes.ts';

/** A list view. `range` names the rows on screen (indexes, `end` exclusive); only those are read. */
export function useConversations(
  _query: ConversationQuery,
  _range?: { start: number; end: number },
): ConversationList | undefined {
  return undefined;
}
export function useViewCounts(): ViewCounts | undefined {
  return undefined;
}
/** Null when there is none on this computer. */
export function useConversation(_id: string | null): Conversation | null | undefined {
  return undefined;
}
