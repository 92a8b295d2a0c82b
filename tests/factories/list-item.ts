import type { ConversationListItem } from '../../src-renderer/sync/index.ts';
import { aConversation, aCustomer } from './rows.ts';

/** One row of the list, read, with nothing of one's own in it. */
export const aListItem = (fields: Partial<ConversationListItem> = {}): ConversationListItem => ({
  conversation: aConversation(),
  customer: aCustomer(),
  clock: null,
  unread: false,
  readPosition: 0,
  hasDraft: false,
  waiting: 0,
  parked: 0,
  ...fields,
});
