import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { localizedTextSchema } from './language.ts';

const seconds = z.number().int().min(0).max(604_800);

/** Asked for by this queue, or only for its conversations with a tag. */
export const neededSkillSchema = z.object({
  name: z.string().min(1).max(60),
  level: z.number().int().min(1).max(5),
  /** Null: every conversation of the queue needs it. */
  tagId: idSchema.nullable(),
});
export type NeededSkill = z.infer<typeof neededSkillSchema>;

const withCode = (text: string): boolean => /\{\{\s*voucher\.code\s*\}\}/.test(text);

/** The rule for customers nobody answers in time: a message with a voucher they can really use. */
export const compensationSchema = z.object({
  /** Unanswered this long, the customer is compensated. */
  afterSeconds: z.number().int().min(5).max(86_400),
  /** Only these channels; empty: live ones. */
  channels: z.array(channelIdSchema),
  /** May mention `voucher.code`, `voucher.amount`, `voucher.expires`, `customer.firstName`; the code must be in every language. */
  text: localizedTextSchema.refine(
    (texts) =>
      Object.values(texts).length > 0 && Object.values(texts).every((text) => text === undefined || withCode(text)),
    'every text must contain {{voucher.code}}',
  ),
  amountMinor: z.number().int().min(1),
  currency: z.string().length(3),
  validDays: z.number().int().min(1).max(3_650),
  /** Vouchers given by this queue in 24 hours. */
  perDay: z.number().int().min(1).max(100_000),
  /** A customer who got one within this many days gets no other. */
  perCustomerDays: z.number().int().min(0).max(3_650),
  onlyInHours: z.boolean(),
  /** Waits that began before the rule was switched on are not compensated. */
  enabledAt: epochMs,
});
export type Compensation = z.infer<typeof compensationSchema>;

/** How a queue finds its agents and what it asks of them. One row a queue at most; `id` is the queue's. */
export const queueRulesSchema = z.object({
  id: idSchema,
  /** Opening hours; null: round the clock. */
  hoursId: idSchema.nullable(),
  /** 1 to 9; among conversations alike, the queue with the higher number comes first. */
  importance: z.number().int().min(1).max(9),
  /** Customers with a tier come before all others, the highest tier first. */
  vipFirst: z.boolean(),
  skills: z.array(neededSkillSchema).max(10),
  /** After this long any level will do, and after twice as long anybody; null: skills are never given up. */
  relaxSkillsAfterSeconds: seconds.nullable(),
  matchLanguage: z.boolean(),
  /** After this long an agent without the customer's language may be offered it; null: never. */
  relaxLanguageAfterSeconds: seconds.nullable(),
  /** A conversation is kept this long for the customer's owner or last agent, when they are there but have no room. */
  holdForAgentSeconds: seconds,
  /** Other queues whose agents may be offered it, each after a time of waiting. */
  overflow: z.array(z.object({ queueId: idSchema, afterSeconds: seconds })).max(10),
  /** Time for the work after a conversation; 0: none. */
  wrapUpSeconds: z.number().int().min(0).max(3_600),
  /** Resolving takes an outcome. */
  dispositionRequired: z.boolean(),
  /** Null: nobody is compensated. */
  compensation: compensationSchema.nullable(),
});
export type QueueRules = z.infer<typeof queueRulesSchema>;

/** What holds for a queue without a row of its own. */
export const defaultQueueRules = (queueId: string): QueueRules => ({
  id: queueId,
  hoursId: null,
  importance: 5,
  vipFirst: true,
  skills: [],
  relaxSkillsAfterSeconds: 120,
  matchLanguage: false,
  relaxLanguageAfterSeconds: 120,
  holdForAgentSeconds: 0,
  overflow: [],
  wrapUpSeconds: 0,
  dispositionRequired: false,
  compensation: null,
});
