import type { EntityName, Row } from '#shared/domain/entities.ts';

/** Through what a row is seen: by everybody, by the readers of a conversation, by one colleague, or by one and those above. */
export type Audience =
  | { kind: 'all' }
  | { kind: 'conversation'; conversationId: string }
  | { kind: 'user'; userId: string }
  | { kind: 'user-and-above'; userId: string };

/** A new entity does not compile until it says here who may see it. */
const audiences: { [E in EntityName]: (row: Row<E>) => Audience } = {
  workspace: () => ({ kind: 'all' }),
  floorPolicy: () => ({ kind: 'all' }),
  businessHours: () => ({ kind: 'all' }),
  team: () => ({ kind: 'all' }),
  user: () => ({ kind: 'all' }),
  presence: () => ({ kind: 'all' }),
  queue: () => ({ kind: 'all' }),
  queueRules: () => ({ kind: 'all' }),
  slaPolicy: () => ({ kind: 'all' }),
  figureAlert: () => ({ kind: 'all' }),
  inbox: () => ({ kind: 'all' }),
  tag: () => ({ kind: 'all' }),
  keywordRule: () => ({ kind: 'all' }),
  disposition: () => ({ kind: 'all' }),
  reward: () => ({ kind: 'all' }),
  script: () => ({ kind: 'all' }),
  cannedReply: () => ({ kind: 'all' }),
  customer: () => ({ kind: 'all' }),
  identity: () => ({ kind: 'all' }),
  order: () => ({ kind: 'all' }),
  conversation: ({ id }) => ({ kind: 'conversation', conversationId: id }),
  message: ({ conversationId }) => ({ kind: 'conversation', conversationId }),
  slaClock: ({ id }) => ({ kind: 'conversation', conversationId: id }),
  queueWait: ({ id }) => ({ kind: 'conversation', conversationId: id }),
  wrapUp: () => ({ kind: 'all' }),
  voucher: () => ({ kind: 'all' }),
  readMark: ({ userId }) => ({ kind: 'user', userId }),
  offer: ({ userId }) => ({ kind: 'user-and-above', userId }),
  supervisionPolicy: () => ({ kind: 'all' }),
  supervision: audienceOfSupervision,
  participant: ({ conversationId }) => ({ kind: 'conversation', conversationId }),
  conversationMerge: () => ({ kind: 'all' }),
  raisedHand: ({ userId }) => ({ kind: 'user-and-above', userId }),
  bulkAction: ({ actorId }) => ({ kind: 'user-and-above', userId: actorId }),
  whisper: ({ conversationId }) => ({ kind: 'conversation', conversationId }),
  mention: ({ userId }) => ({ kind: 'user', userId }),
  // Members see them too, also without seeing the conversation: who is one is looked up when the log is read.
  sideThread: ({ conversationId }) => ({ kind: 'conversation', conversationId }),
  sideMessage: ({ conversationId }) => ({ kind: 'conversation', conversationId }),
};

/** An agent who is not told must not receive the row: then only its supervisor and everybody above see it. */
function audienceOfSupervision({ agentTold, agentId, conversationId, supervisorId }: Row<'supervision'>): Audience {
  if (!agentTold) return { kind: 'user-and-above', userId: supervisorId };
  if (conversationId !== null) return { kind: 'conversation', conversationId };
  return { kind: 'user-and-above', userId: agentId ?? supervisorId };
}

export const audienceOf = <E extends EntityName>(entity: E, row: Row<E>): Audience => audiences[entity](row);
