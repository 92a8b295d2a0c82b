import type { z } from 'zod';
import { cannedReplySchema } from './canned-reply.ts';
import { conversationSchema } from './conversation.ts';
import { customerSchema } from './customer.ts';
import { identitySchema } from './identity.ts';
import { inboxSchema } from './inbox.ts';
import { messageSchema } from './message.ts';
import { offerSchema } from './offer.ts';
import { orderSchema } from './order.ts';
import { presenceSchema } from './presence.ts';
import { queueSchema } from './queue.ts';
import { readMarkSchema } from './read-mark.ts';
import { rewardSchema } from './reward.ts';
import { scriptSchema } from './script.ts';
import { tagSchema } from './tag.ts';
import { userSchema } from './user.ts';
import { workspaceSchema } from './workspace.ts';

/**
 * Every kind of row that is synced, in the order a new desktop receives them: what a row points to comes before it.
 * The same names are the server's tables, the desktop's stores and the change log's entity column.
 */
export const entitySchemas = {
  workspace: workspaceSchema,
  user: userSchema,
  presence: presenceSchema,
  queue: queueSchema,
  inbox: inboxSchema,
  tag: tagSchema,
  reward: rewardSchema,
  script: scriptSchema,
  cannedReply: cannedReplySchema,
  customer: customerSchema,
  identity: identitySchema,
  order: orderSchema,
  conversation: conversationSchema,
  readMark: readMarkSchema,
  offer: offerSchema,
  message: messageSchema,
} as const;

export type EntityName = keyof typeof entitySchemas;
export type Row<E extends EntityName> = z.infer<(typeof entitySchemas)[E]>;
export type AnyRow = { [E in EntityName]: { entity: E; row: Row<E> } }[EntityName];
export const entityNames = Object.keys(entitySchemas) as EntityName[];
