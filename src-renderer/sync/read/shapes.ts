import type { Attachment } from '#shared/domain/attachment.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Conversation, ConversationState } from '#shared/domain/conversation.ts';
import type { Customer, Tier } from '#shared/domain/customer.ts';
import type { Identity } from '#shared/domain/identity.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Order } from '#shared/domain/order.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import type { TimelineEntry } from '#shared/domain/timeline.ts';
import type { Voucher } from '#shared/domain/voucher.ts';
import type { OutboxEntry, ParkReason } from '../outbox/entry.ts';

/** Which conversations a list shows. `breaching` is ordered by due time, every other by newest activity unless asked otherwise. */
export type ConversationView =
  | 'mine'
  | 'unassigned'
  | 'all'
  | 'vip'
  | 'breaching'
  | 'waiting-to-send'
  | 'needs-decision'
  | `queue:${string}`;

export interface ConversationQuery {
  view: ConversationView;
  /** Default: every state but resolved. `resolved` shows the newest cached ones. */
  states?: readonly ConversationState[];
  channels?: readonly ChannelId[];
  tagId?: string;
  tier?: Tier;
  unread?: boolean;
  /** `due`: by the next promise, the soonest first. Default: newest activity first. */
  order?: 'activity' | 'due';
}

/** One list row, joined. */
export interface ConversationListItem {
  conversation: Conversation;
  /** Null while the customer's row is not cached. */
  customer: Customer | null;
  /** Its promises in time; null when nothing is promised. */
  clock: SlaClock | null;
  unread: boolean;
  /** How far this agent has read; 0: nothing. */
  readPosition: number;
  hasDraft: boolean;
  /** Actions written and not confirmed that somebody waits for. */
  waiting: number;
  parked: number;
}

export interface ConversationList {
  /** Every conversation of the view, in order. */
  ids: readonly string[];
  /** Rows of the asked range (and of ranges asked before); undefined while a row is being read: draw a skeleton. */
  item(id: string): ConversationListItem | undefined;
}

export interface ViewCounts {
  mine: number;
  mineUnread: number;
  unassigned: number;
  all: number;
  vip: number;
  breaching: number;
  waitingToSend: number;
  needsDecision: number;
  /** Active conversations by queue id. */
  queues: Readonly<Record<string, number>>;
}

/**
 * Where a message stands between this desk and the server. `null` in a `ThreadMessage`: the server has it, look at `delivery`.
 * A parked one was taken back from the conversation and is shown only because its author has to decide.
 */
export type SendState =
  | { name: 'waiting'; mutationId: string }
  | { name: 'sending'; mutationId: string }
  | { name: 'parked'; mutationId: string; reason: ParkReason; missed: readonly Message[] };

export interface ThreadMessage {
  message: Message;
  sendState: SendState | null;
}

export interface Thread {
  /** Oldest first; own unconfirmed ones last, parked ones at the very end. */
  messages: readonly ThreadMessage[];
  /** Whether there is (or may be) something older than the first of `messages`. */
  hasOlder: boolean;
  /** True while older ones are being fetched. */
  loadingOlder: boolean;
  /** The last attempt to fetch from the server failed (offline): what is shown is what is cached. */
  incomplete: boolean;
  /** Shows up to 100 older ones, from this computer or from the server. */
  loadOlder(): void;
}

export interface CustomerCard {
  customer: Customer;
  identities: readonly Identity[];
  /** Newest first. */
  orders: readonly Order[];
  /** Newest first. */
  vouchers: readonly Voucher[];
  /** Cached conversations with this customer, newest activity first. */
  conversations: readonly Conversation[];
  /** Newest first; null when it was never fetched. `asOf` epoch ms. */
  timeline: { entries: readonly TimelineEntry[]; asOf: number } | null;
}

export const draftKinds = ['reply', 'note', 'coach'] as const;
export type DraftKind = (typeof draftKinds)[number];

export interface DraftContent {
  text: string;
  html: string | null;
  subject: string | null;
  recipients: Message['recipients'];
  attachments: readonly Attachment[];
  /** Position of the last message on screen when it was written; the stale guard's memory across restarts. */
  seenPosition: number;
}

export interface Draft {
  conversationId: string;
  kind: DraftKind;
  content: DraftContent;
  updatedAt: number;
}

export interface OutboxItem {
  entry: OutboxEntry;
  conversation: Conversation | null;
  customer: Customer | null;
  /** The words the agent wrote, or null for an action without words. */
  text: string | null;
  /** Whether a customer or a colleague waits for it. */
  isAwaited: boolean;
}

export interface Viewers {
  viewers: readonly { userId: string; typing: boolean }[];
  customerTyping: boolean;
}

export interface LocalSearch {
  customers: readonly Customer[];
  conversations: readonly { conversation: Conversation; customer: Customer | null; snippet: string }[];
  /** Cached rows that were not looked through, because the index is still being built. */
  left: number;
}
