import type { Generated } from 'kysely';
import type { AuditAction } from '#shared/domain/audit-entry.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { DeliveryStatus, FailureCode } from '#shared/domain/delivery.ts';
import type { EntityName, Row } from '#shared/domain/entities.ts';
import type { PresenceCause } from '#shared/domain/presence-cause.ts';

/**
 * Tables as kysely sees them. Synced entities have the same columns as their zod schema (snake_case in SQL); objects and arrays
 * are jsonb. Everything below them is the server's own and never leaves it.
 */
type EntityTables = { [E in EntityName]: Row<E> };

export interface ChangeLogTable {
  seq: Generated<number>;
  at: number;
  entity: string;
  entityId: string;
  /** Set for everything that is seen through its conversation. */
  conversationId: string | null;
  /** Set for rows of one reader only. */
  userId: string | null;
  /** Who saw the conversation before this change, when that has changed; a reader who leaves is sent a removal. */
  audienceBefore: { queueId: string | null; assigneeId: string | null } | null;
}

export interface ServerTables {
  changeLog: ChangeLogTable;
  userSecret: { userId: string; passwordHash: string };
  session: {
    id: string;
    userId: string;
    tokenHash: string;
    device: string;
    createdAt: number;
    lastSeenAt: number;
    expiresAt: number;
    revokedAt: number | null;
    /** An administrator wants its computer emptied. */
    wipedAt: number | null;
    /** When that computer was told. */
    wipeToldAt: number | null;
  };
  inboxVault: { inboxId: string; sealed: string };
  inboxState: { inboxId: string; state: unknown };
  /** Which server keeps an inbox's only session. `expiresAt` is the database's time, epoch ms. */
  inboxLease: { inboxId: string; owner: string; epoch: number; expiresAt: number };
  nodeLife: { nodeId: string; beats: number; seenAt: number; guarded: boolean };
  messageLink: { inboxId: string; externalId: string; messageId: string; conversationId: string };
  conversationThread: { inboxId: string; threadKey: string; conversationId: string; at: number };
  sendQueue: {
    messageId: string;
    conversationId: string;
    inboxId: string;
    position: number;
    state: 'waiting' | 'sending';
    attempts: number;
    nextAttemptAt: number;
    claimedBy: string | null;
    claimedAt: number | null;
    lastDetail: string | null;
    lastFailure: FailureCode | null;
  };
  /** Receipts for messages whose provider's id is not (yet) known here. */
  earlyReceipt: {
    inboxId: string;
    externalId: string;
    status: DeliveryStatus;
    at: number;
    failure: { code: FailureCode; detail: string } | null;
    receivedAt: number;
  };
  mutationAnswer: { mutationId: string; userId: string; answer: unknown; at: number };
  attachment: {
    id: string;
    name: string;
    mimeType: string;
    sizeBytes: number;
    sha256: string;
    contentId: string | null;
    /** Who uploaded it and may use it in a message; null for what customers sent. */
    ownerId: string | null;
    /** The conversation through which it is seen; null until a message carries it. */
    conversationId: string | null;
    createdAt: number;
  };
  webhookSubscription: {
    id: string;
    url: string;
    events: string[];
    secret: string;
    createdBy: string;
    createdAt: number;
    disabledAt: number | null;
    cursor: number;
  };
  webhookDelivery: {
    id: string;
    subscriptionId: string;
    event: string;
    payload: unknown;
    attempts: number;
    nextAttemptAt: number;
    deliveredAt: number | null;
    failedAt: number | null;
    lastStatus: string | null;
    createdAt: number;
  };
  /** Who changed whose state, when and why. */
  presenceChange: {
    id: string;
    userId: string;
    at: number;
    fromState: Row<'presence'>['state'];
    fromReason: string | null;
    toState: Row<'presence'>['state'];
    toReason: string | null;
    actorId: string | null;
    cause: PresenceCause;
  };
  /** Which process holds desktops of which user, and when that was last true. */
  deskConnection: { nodeId: string; userId: string; seenAt: number };
  /** What became of a customer's unanswered wait; one line a wait, whoever writes it first. */
  compensation: {
    conversationId: string;
    waitingSince: number;
    customerId: string;
    queueId: string;
    at: number;
    outcome: 'given' | 'cap-of-day' | 'cap-of-customer' | 'not-deliverable';
    voucherId: string | null;
  };
  /** One stay of a waiting customer in a queue; `endedAt` null: it waits. Words in `figure-info.ts`. */
  floorContact: {
    id: string;
    conversationId: string;
    queueId: string | null;
    channel: ChannelId;
    /** When the customer began to wait, whichever queues they have been in since. */
    waitingSince: number;
    queuedAt: number;
    /** The queue's X when it came in, in ms; 0 without a queue: never in time. */
    targetMs: number;
    endedAt: number | null;
    outcome: 'answered' | 'abandoned' | 'moved' | 'withdrawn' | null;
    agentId: string | null;
  };
  /** One stretch of a conversation in one colleague's hands; `endedAt` null: it is there now. */
  floorHandling: {
    id: string;
    conversationId: string;
    queueId: string | null;
    channel: ChannelId;
    agentId: string;
    startedAt: number;
    endedAt: number | null;
    /** Of that, while the agent was neither away nor offline; known when it ends. */
    activeMs: number | null;
  };
  /** A colleague's public reply to somebody who waited. `id` is the message's. */
  floorReply: {
    id: string;
    conversationId: string;
    queueId: string | null;
    channel: ChannelId;
    agentId: string | null;
    isFirst: boolean;
    at: number;
    waitedMs: number;
  };
  /** A conversation was resolved. Taken back by a colleague, the line goes; the customer's return is written into it. */
  floorResolution: {
    id: string;
    conversationId: string;
    queueId: string | null;
    channel: ChannelId;
    agentId: string | null;
    at: number;
    tookMs: number;
    /** Not resolved before within the window of first-contact resolution. */
    isFirst: boolean;
    returnedAt: number | null;
  };
  /** One stretch of a colleague's presence; `endedAt` null: the present one. */
  floorPresence: {
    id: string;
    userId: string;
    state: Row<'presence'>['state'];
    reason: string | null;
    startedAt: number;
    endedAt: number | null;
  };
  /** A customer's open chat pages on one server; `leftAt` null: at least one is open. */
  visitorPage: { nodeId: string; inboxId: string; threadKey: string; leftAt: number | null };
  /** Where a threshold stands, for every process alike. */
  figureAlertState: { alertId: string; overSince: number | null; raisedAt: number | null };
  /** Written once and never again: the database refuses to change or remove a line. */
  audit: {
    id: string;
    at: number;
    actorId: string | null;
    action: AuditAction;
    subject: string;
    conversationId: string | null;
    userId: string | null;
    detail: Record<string, string | number | boolean | null>;
  };
}

export type Tables = EntityTables & ServerTables;

/** Columns that hold JSON, by table: they are written as text and come back parsed. */
export const jsonColumns: Partial<Record<keyof Tables, readonly string[]>> = {
  workspace: ['awayReasons'],
  user: ['languages', 'queueIds', 'skills', 'capacity'],
  inbox: ['settings', 'secretsSet', 'health'],
  floorPolicy: ['channelWeights'],
  businessHours: ['weekly', 'holidays'],
  queueRules: ['skills', 'overflow', 'compensation'],
  slaPolicy: ['applies'],
  figureAlert: ['scope', 'userIds'],
  keywordRule: ['match', 'outcome'],
  disposition: ['queueIds'],
  slaClock: ['firstReply', 'nextReply', 'resolution'],
  offer: ['why'],
  supervisionPolicy: ['notices'],
  raisedHand: ['step'],
  bulkAction: ['outcomes'],
  whisper: ['about'],
  sideThread: ['memberIds', 'seenAt'],
  reward: ['name', 'tiers'],
  script: ['trigger', 'steps'],
  cannedReply: ['text', 'channels'],
  customer: ['preferences'],
  order: ['items', 'shipments'],
  conversation: ['tagIds', 'lastMessage', 'lastReply', 'script'],
  message: ['recipients', 'attachments', 'event', 'delivery'],
  changeLog: ['audienceBefore'],
  inboxState: ['state'],
  earlyReceipt: ['failure'],
  mutationAnswer: ['answer'],
  webhookSubscription: ['events'],
  webhookDelivery: ['payload'],
  audit: ['detail'],
};

/** A row ready to be written: JSON columns as text. */
export function toRecord<T extends object>(table: keyof Tables, row: T): T {
  const columns = jsonColumns[table] ?? [];
  const record = { ...row } as Record<string, unknown>;
  for (const column of columns) {
    const value = record[column];
    if (value !== null && value !== undefined) record[column] = JSON.stringify(value);
  }
  return record as T;
}
