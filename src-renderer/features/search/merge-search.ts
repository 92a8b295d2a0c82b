import type { RequestOutput } from '#shared/contract/socket.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { LocalSearch } from '../../sync/index.ts';

export interface FoundConversation {
  conversation: Conversation;
  customer: Customer | null;
  snippet: string;
}

export interface Found {
  customers: readonly Customer[];
  conversations: readonly FoundConversation[];
}

/**
 * What is on this computer first and in its order, so that nothing moves under the cursor when the server answers; behind it what only
 * the server knows. A row found by both is the local one, which carries unconfirmed changes.
 */
export function mergeSearch(local: LocalSearch | null, server: RequestOutput<'search:all'> | null): Found {
  const customers = [...(local?.customers ?? [])];
  const conversations: FoundConversation[] = [...(local?.conversations ?? [])];
  const known = new Set([...customers, ...conversations.map(({ conversation }) => conversation)].map(({ id }) => id));
  const all = new Map([...customers, ...(server?.customers ?? [])].map((customer) => [customer.id, customer]));
  customers.push(...(server?.customers ?? []).filter(({ id }) => !known.has(id)));
  conversations.push(
    ...(server?.conversations ?? [])
      .filter(({ conversation }) => !known.has(conversation.id))
      .map((found) => ({ ...found, customer: all.get(found.conversation.customerId) ?? null })),
  );
  return { customers, conversations };
}

/**
 * How far the search has come, said under the results. `building`: the index of this computer is not whole yet, and there is no
 * server to make up for it.
 */
export type SearchStage = 'idle' | 'searching' | 'whole' | 'offline' | 'building' | 'failed';

export function stageOf(search: {
  text: string;
  isLive: boolean;
  local: LocalSearch | null;
  server: 'none' | 'asked' | 'answered' | 'failed';
}): SearchStage {
  if (search.text === '') return 'idle';
  const isBuilding = search.local !== null && search.local.left > 0;
  if (!search.isLive) return isBuilding ? 'building' : 'offline';
  if (search.server === 'answered') return 'whole';
  if (search.server === 'failed') return isBuilding ? 'building' : 'failed';
  return 'searching';
}
