import type { Conversation } from '#shared/domain/conversation.ts';
import type { Tier } from '#shared/domain/customer.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import type { OutboxState } from '../outbox/entry.ts';

/** What every synced row looks like on disk: plain keys, the generation of the snapshot it belongs to, and the sealed rest. */
export interface RowRecord {
  id: string;
  generation: number;
  body: unknown;
}

/** A row's body where many were sealed as one: the group's record and the place in it. */
export interface InGroup {
  inGroup: number;
  at: number;
}
export const isInGroup = (body: unknown): body is InGroup =>
  typeof body === 'object' && body !== null && 'inGroup' in body && 'at' in body;

/** Bodies of `count` rows of one entity, sealed as one. Never changed: a row that changes points elsewhere. */
export interface GroupRecord {
  id: number;
  count: number;
  body: unknown;
}

/** Keys by entity. Newest-first ranges are keyed by the negated time or position: descending reads cost up to three times more. */
interface RowKeys {
  identity: { customerId: string };
  customer: { tier: Tier };
  order: { customerId: string; order: number };
  readMark: { conversationId: string; position: number };
  offer: { conversationId: string; ringingUserId?: string };
  voucher: { customerId: string };
  wrapUp: { conversationId: string; runningUserId?: string };
  sideMessage: { sideThreadId: string };
  message: { conversationId: string; order: number };
}
type KeysOf<E extends EntityName> = E extends keyof RowKeys ? RowKeys[E] : Record<never, never>;
export type RecordOf<E extends EntityName> = RowRecord & KeysOf<E>;

const keys: { [E in keyof RowKeys]: (row: Row<E>) => RowKeys[E] } = {
  identity: ({ customerId }) => ({ customerId }),
  customer: ({ tier }) => ({ tier }),
  order: ({ customerId, placedAt }) => ({ customerId, order: -placedAt }),
  readMark: ({ conversationId, position }) => ({ conversationId, position }),
  // Only a ringing offer has the key, so the index holds only what rings.
  offer: ({ conversationId, state, userId }) => ({
    conversationId,
    ...(state === 'ringing' ? { ringingUserId: userId } : {}),
  }),
  voucher: ({ customerId }) => ({ customerId }),
  // Only a running one has the key: two weeks of everybody's ended ones are not looked through.
  wrapUp: ({ conversationId, userId, endedAt }) => ({
    conversationId,
    ...(endedAt === null ? { runningUserId: userId } : {}),
  }),
  sideMessage: ({ sideThreadId }) => ({ sideThreadId }),
  message: ({ conversationId, position }) => ({ conversationId, order: -position }),
};

export function recordOf<E extends EntityName>(entity: E, row: Row<E>, generation: number, body: unknown): RecordOf<E> {
  const keysOf = (keys as Partial<Record<EntityName, (row: Row<E>) => object>>)[entity];
  return { ...keysOf?.(row), id: row.id, generation, body } as RecordOf<E>;
}

/**
 * One slim line per cached conversation, with what lists sort and filter by and nothing personal. Lists, filters and counts read
 * only this table; a row's body is read when it is on screen. `unread` and `tier` are joined in by the engine, because reading
 * thousands of marks and customers at every change would cost more than the list itself.
 */
export interface ListingRecord {
  id: string;
  customerId: string;
  queueId: string | null;
  assigneeId: string | null;
  inboxId: string;
  channel: Conversation['channel'];
  state: Conversation['state'];
  tagIds: string[];
  replyDueAt: number | null;
  /** When the promise to resolve it breaks; null while it stands still or none was made. */
  resolutionDueAt: number | null;
  lastInboundPosition: number;
  unread: boolean;
  tier: Tier;
  /** Newest first: minus the time of the last activity. Exactly one of both is there, so each index holds only its own. */
  activeOrder?: number;
  closedOrder?: number;
}

interface Joined {
  readPosition: number;
  tier: Tier;
  resolutionDueAt: number | null;
}

export function listingOf(conversation: Conversation, joined: Joined): ListingRecord {
  const { id, customerId, queueId, assigneeId, inboxId, channel, state, tagIds, replyDueAt, lastInboundPosition } =
    conversation;
  return {
    id,
    customerId,
    queueId,
    assigneeId,
    inboxId,
    channel,
    state,
    tagIds,
    replyDueAt,
    resolutionDueAt: joined.resolutionDueAt,
    lastInboundPosition,
    unread: lastInboundPosition > joined.readPosition,
    tier: joined.tier,
    ...(state === 'resolved' ? { closedOrder: -conversation.activityAt } : { activeOrder: -conversation.activityAt }),
  };
}

/** When the promise to resolve breaks; null while it stands still, when it is kept, or when none was made. */
export const promisedAt = (clock: SlaClock | null): number | null => {
  const timer = clock?.resolution;
  return timer && timer.metAt === null && timer.pausedAt === null ? timer.dueAt : null;
};

export interface OutboxRecord {
  seq: number;
  mutationId: string;
  state: OutboxState;
  conversationId: string | null;
  /** False: nobody but its author waits for it. What earlier versions wrote does not say, and counts as awaited. */
  isAwaited?: false;
  body: unknown;
}

/** The server's version of a row that has unconfirmed changes on top; `gone` when the server has (or had) no such row. */
export interface ShadowRecord {
  entity: EntityName;
  id: string;
  generation: number;
  gone: boolean;
  body: unknown;
}

export interface DraftRecord {
  conversationId: string;
  kind: string;
  updatedAt: number;
  body: unknown;
}

/** A change this version cannot read, kept for the next one. */
export interface UnknownChangeRecord {
  entity: string;
  id: string;
  body: unknown;
}

/** All messages a reader may see from position `from` on are cached; `complete`: there is nothing older. */
export interface ThreadRecord {
  conversationId: string;
  from: number;
  complete: boolean;
}

export interface TimelineRecord {
  customerId: string;
  asOf: number;
  body: unknown;
}

/** A file that has to reach the server before the mutation that names it. The body holds name, type and bytes. */
export interface PendingFileRecord {
  id: string;
  state: 'waiting' | 'uploaded';
  addedAt: number;
  body: unknown;
}

export interface FileRecord {
  id: string;
  usedAt: number;
  /** Bytes, for the cache's limit. */
  size: number;
  body: unknown;
}

export interface OpenedRecord {
  conversationId: string;
  at: number;
}

/** A part of the search index; its words are sealed with the rest. */
export interface SearchSegmentRecord {
  id: number;
  body: unknown;
}

/** Rows the search index has to look at: `count` keys, each kind and id. */
export interface SearchQueueRecord {
  seq: number;
  count: number;
  keys: string[];
}

export interface MetaRecord {
  key: string;
  value: unknown;
}
