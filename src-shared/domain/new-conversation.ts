import type { Conversation } from './conversation.ts';

type Known = Pick<
  Conversation,
  'id' | 'number' | 'customerId' | 'inboxId' | 'channel' | 'queueId' | 'subject' | 'language' | 'createdAt'
>;

/** A conversation before anything was said in it: open, with nobody, owing nothing. */
export const newConversation = (known: Known): Conversation => ({
  ...known,
  assigneeId: null,
  state: 'open',
  priority: 'normal',
  tagIds: [],
  snoozedUntil: null,
  lastPosition: 0,
  lastMessage: null,
  lastReply: null,
  lastInboundPosition: 0,
  lastInboundAt: null,
  waitingSince: null,
  replyDueAt: null,
  firstReplyAt: null,
  script: null,
  resolvedAt: null,
  activityAt: known.createdAt,
});
