import type { z } from 'zod';
import { bulkActionSchema } from './bulk-action.ts';
import { businessHoursSchema } from './business-hours.ts';
import { cannedReplySchema } from './canned-reply.ts';
import { conversationSchema } from './conversation.ts';
import { conversationMergeSchema } from './conversation-merge.ts';
import { customerSchema } from './customer.ts';
import { dispositionSchema } from './disposition.ts';
import { figureAlertSchema } from './figure-alert.ts';
import { floorPolicySchema } from './floor-policy.ts';
import { identitySchema } from './identity.ts';
import { inboxSchema } from './inbox.ts';
import { keywordRuleSchema } from './keyword-rule.ts';
import { mentionSchema } from './mention.ts';
import { messageSchema } from './message.ts';
import { offerSchema } from './offer.ts';
import { orderSchema } from './order.ts';
import { participantSchema } from './participant.ts';
import { presenceSchema } from './presence.ts';
import { queueSchema } from './queue.ts';
import { queueRulesSchema } from './queue-rules.ts';
import { queueWaitSchema } from './queue-wait.ts';
import { raisedHandSchema } from './raised-hand.ts';
import { readMarkSchema } from './read-mark.ts';
import { rewardSchema } from './reward.ts';
import { scriptSchema } from './script.ts';
import { sideMessageSchema, sideThreadSchema } from './side-thread.ts';
import { slaClockSchema } from './sla-clock.ts';
import { slaPolicySchema } from './sla-policy.ts';
import { supervisionPolicySchema, supervisionSchema } from './supervision.ts';
import { tagSchema } from './tag.ts';
import { teamSchema } from './team.ts';
import { userSchema } from './user.ts';
import { voucherSchema } from './voucher.ts';
import { whisperSchema } from './whisper.ts';
import { workspaceSchema } from './workspace.ts';
import { wrapUpSchema } from './wrap-up.ts';

/**
 * Every kind of row that is synced, in the order a new desktop receives them: what a row points to comes before it.
 * The same names are the server's tables, the desktop's stores and the change log's entity column.
 */
export const entitySchemas = {
  workspace: workspaceSchema,
  floorPolicy: floorPolicySchema,
  supervisionPolicy: supervisionPolicySchema,
  businessHours: businessHoursSchema,
  team: teamSchema,
  user: userSchema,
  presence: presenceSchema,
  queue: queueSchema,
  queueRules: queueRulesSchema,
  slaPolicy: slaPolicySchema,
  figureAlert: figureAlertSchema,
  inbox: inboxSchema,
  tag: tagSchema,
  keywordRule: keywordRuleSchema,
  disposition: dispositionSchema,
  reward: rewardSchema,
  script: scriptSchema,
  cannedReply: cannedReplySchema,
  customer: customerSchema,
  identity: identitySchema,
  order: orderSchema,
  conversation: conversationSchema,
  slaClock: slaClockSchema,
  queueWait: queueWaitSchema,
  wrapUp: wrapUpSchema,
  voucher: voucherSchema,
  readMark: readMarkSchema,
  offer: offerSchema,
  supervision: supervisionSchema,
  participant: participantSchema,
  conversationMerge: conversationMergeSchema,
  raisedHand: raisedHandSchema,
  bulkAction: bulkActionSchema,
  message: messageSchema,
  whisper: whisperSchema,
  mention: mentionSchema,
  sideThread: sideThreadSchema,
  sideMessage: sideMessageSchema,
} as const;

export type EntityName = keyof typeof entitySchemas;
export type Row<E extends EntityName> = z.infer<(typeof entitySchemas)[E]>;
export type AnyRow = { [E in EntityName]: { entity: E; row: Row<E> } }[EntityName];
export const entityNames = Object.keys(entitySchemas) as EntityName[];
