import type { Conversation } from '#shared/domain/conversation.ts';

/** Resolved conversations offered besides the open ones. */
const resolvedOffered = 5;

/**
 * What a conversation can be merged with, the likeliest first: the same customer's in the same inbox (the answer leaves through
 * it), the open ones before the newest resolved ones, none that has ended in another already.
 */
export function mergeCandidates(
  own: Conversation,
  others: readonly Conversation[],
  merged: ReadonlySet<string>,
): Conversation[] {
  const fitting = others
    .filter(
      ({ id, customerId, inboxId }) =>
        id !== own.id && customerId === own.customerId && inboxId === own.inboxId && !merged.has(id),
    )
    .toSorted((a, b) => b.activityAt - a.activityAt);
  const open = fitting.filter(({ state }) => state !== 'resolved');
  return [...open, ...fitting.filter(({ state }) => state === 'resolved').slice(0, resolvedOffered)];
}

/** Whether all of these could be one: of one customer, through one inbox. */
export const canBeOne = (conversations: readonly Conversation[]): boolean =>
  new Set(conversations.map(({ customerId, inboxId }) => `${customerId} ${inboxId}`)).size === 1;

/** Which of several stays unless the agent says otherwise: one that somebody holds, else the oldest. */
export function likelyToStay(conversations: readonly Conversation[]): string | null {
  const byAge = conversations.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  return (byAge.find(({ assigneeId, state }) => assigneeId !== null && state !== 'resolved') ?? byAge[0])?.id ?? null;
}
