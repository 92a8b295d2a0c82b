import type { Conversation } from '#shared/domain/conversation.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Inbox } from '#shared/domain/inbox.ts';
import type { Message } from '#shared/domain/message.ts';
import { newConversation } from '#shared/domain/new-conversation.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import type { SlaPolicy } from '#shared/domain/sla-policy.ts';
import type { Supervision } from '#shared/domain/supervision.ts';
import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';

/** Rows with everything a test does not care about. Times are small numbers, so that rules about time read plainly. */
export const aUser = (fields: Partial<User> = {}): User => ({
  id: 'user-ana',
  name: 'Ana Horvat',
  email: 'ana@example.com',
  role: 'agent',
  languages: ['en'],
  queueIds: ['queue-delivery'],
  teamId: null,
  skills: [],
  capacity: {},
  disabledAt: null,
  createdAt: 1,
  ...fields,
});

export const aQueue = (fields: Partial<Queue> = {}): Queue => ({
  id: 'queue-delivery',
  name: 'Delivery',
  description: '',
  routing: 'longest-idle',
  offerSeconds: 20,
  serviceLevelSeconds: 20,
  serviceLevelPercent: 80,
  replyTargetSeconds: 600,
  createdAt: 1,
  ...fields,
});

export const anInbox = (fields: Partial<Inbox> = {}): Inbox => ({
  id: 'inbox-chat',
  channel: 'web-chat',
  name: 'Shop chat',
  address: 'Shop chat',
  queueId: 'queue-delivery',
  enabled: true,
  settings: {},
  secretsSet: [],
  health: { name: 'connected', since: 1 },
  practice: false,
  createdAt: 1,
  ...fields,
});

export const aCustomer = (fields: Partial<Customer> = {}): Customer => ({
  id: 'customer-maja',
  name: 'Maja Novak',
  tier: 'gold',
  language: 'sl',
  country: 'SI',
  city: 'Celje',
  preferredChannel: 'web-chat',
  ownerId: null,
  currency: 'EUR',
  lifetimeValueMinor: 218_400,
  points: 3420,
  birthday: null,
  preferences: [],
  blockedAt: null,
  customerSince: 1,
  updatedAt: 1,
  ...fields,
});

export const aConversation = (fields: Partial<Conversation> = {}): Conversation => ({
  ...newConversation({
    id: 'conversation-1',
    number: 1001,
    customerId: 'customer-maja',
    inboxId: 'inbox-chat',
    channel: 'web-chat',
    queueId: 'queue-delivery',
    subject: '',
    language: 'sl',
    createdAt: 1,
  }),
  ...fields,
});

export const aMessage = (fields: Partial<Message> = {}): Message => ({
  id: 'message-1',
  conversationId: 'conversation-1',
  position: 1,
  kind: 'inbound',
  authorId: null,
  senderName: 'Maja Novak',
  text: 'Where is my order?',
  html: null,
  quotedText: null,
  subject: null,
  recipients: null,
  attachments: [],
  automatic: false,
  event: null,
  delivery: null,
  notBefore: null,
  sentAt: 1,
  ...fields,
});

export const aWorkspace = (fields: Partial<Workspace> = {}): Workspace => ({
  id: 'workspace',
  name: 'Lipa & Co.',
  language: 'en',
  country: 'SI',
  undoSendSeconds: 0,
  awayDays: 30,
  awayReasons: [],
  sample: false,
  ...fields,
});

export const aPolicy = (fields: Partial<SlaPolicy> = {}): SlaPolicy => ({
  id: 'policy',
  name: 'Everybody',
  enabled: true,
  order: 1,
  applies: { priorities: [], tiers: [], channels: [], queueIds: [] },
  firstReplySeconds: 100,
  nextReplySeconds: 50,
  resolutionSeconds: null,
  hoursId: null,
  pauseWhilePending: true,
  warnAtPercent: 80,
  ...fields,
});

/** Only the promise to resolve has been made. */
export const aResolutionClock = (fields: Partial<NonNullable<SlaClock['resolution']>>): SlaClock => ({
  id: 'conversation-1',
  policyId: 'policy',
  firstReply: null,
  nextReply: null,
  resolution: {
    ...{ startedAt: 1, dueAt: 900, warnAt: 800, pausedAt: null, usedMs: 0, runsSince: 1 },
    ...{ metAt: null, warnedAt: null, breachedAt: null, ...fields },
  },
  nextAt: null,
});

export const aHand = (fields: Partial<RaisedHand> = {}): RaisedHand => ({
  id: 'hand-1',
  userId: 'user-ana',
  conversationId: 'conversation-1',
  kind: 'help',
  reason: 'May I send it again?',
  rewardId: null,
  step: null,
  state: 'waiting',
  raisedAt: 1,
  takenBy: null,
  takenAt: null,
  closedBy: null,
  closedAt: null,
  decision: null,
  words: '',
  ...fields,
});

export const aSupervision = (fields: Partial<Supervision> = {}): Supervision => ({
  id: 'session-1',
  supervisorId: 'user-petra',
  agentId: 'user-ana',
  conversationId: 'conversation-1',
  mode: 'monitor',
  startedAt: 1,
  changedAt: 1,
  endedAt: null,
  endedAs: null,
  agentTold: true,
  customerNotice: false,
  formerAssigneeId: null,
  ...fields,
});
