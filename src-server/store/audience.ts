import type { EntityName, Row } from '#shared/domain/entities.ts';

/** Through what a row is seen: by everybody, by the readers of a conversation, by one colleague, or by one and those above. */
export type Audience =
  | { kind: 'all' }
  | { kind: 'conversation'; conversationId: string }
  | { kind: 'user'; userId: string }
  | { kind: 'offer'; userId: string };

/** A new entity does not compile until it says here who may see it. */
const audiences: { [E in EntityName]: (row: Row<E>) => Audience } = {
  workspace: () => ({ kind: 'all' }),
  floorPolicy: () => ({ kind: 'all' }),
  businessHours: () => ({ kind: 'all' }),
  user: () => ({ kind: 'all' }),
  presence: () => ({ kind: 'all' }),
  queue: () => ({ kind: 'all' }),
  queueRules: () => ({ kind: 'all' }),
  slaPolicy: () => ({ kind: 'all' }),
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
  offer: ({ userId }) => ({ kind: 'offer', userId }),
};

export const audienceOf = <E extends EntityName>(entity: E, row: Row<E>): Audience => audiences[entity](row);
