import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { type Conversation, prioritySchema } from './conversation.ts';
import { type Tier, tierSchema } from './customer.ts';

const target = z.number().int().min(15).max(7_776_000).nullable();

/** What is promised, to whom. The first enabled policy (by `order`) whose conditions hold is the one that counts. */
export const slaPolicySchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  enabled: z.boolean(),
  order: z.number().int().min(0),
  /** Each list empty: no condition. */
  applies: z.object({
    priorities: z.array(prioritySchema),
    tiers: z.array(tierSchema),
    channels: z.array(channelIdSchema),
    queueIds: z.array(idSchema).max(200),
  }),
  /** Seconds of business time; null: not promised. */
  firstReplySeconds: target,
  nextReplySeconds: target,
  resolutionSeconds: target,
  /** Null: round the clock. */
  hoursId: idSchema.nullable(),
  /** While the house waits for the customer, the time to resolution stands still. */
  pauseWhilePending: z.boolean(),
  /** Warned when this share of the promised time has passed, in percent. */
  warnAtPercent: z.number().int().min(1).max(99),
});
export type SlaPolicy = z.infer<typeof slaPolicySchema>;

/** The policy that holds for a conversation, or null when nothing is promised. */
export function pickPolicy(
  policies: readonly SlaPolicy[],
  { priority, channel, queueId }: Pick<Conversation, 'priority' | 'channel' | 'queueId'>,
  tier: Tier,
): SlaPolicy | null {
  const holds = ({ enabled, applies }: SlaPolicy): boolean =>
    enabled &&
    (applies.priorities.length === 0 || applies.priorities.includes(priority)) &&
    (applies.tiers.length === 0 || applies.tiers.includes(tier)) &&
    (applies.channels.length === 0 || applies.channels.includes(channel)) &&
    (applies.queueIds.length === 0 || (queueId !== null && applies.queueIds.includes(queueId)));
  const inOrder = [...policies].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return inOrder.find(holds) ?? null;
}
