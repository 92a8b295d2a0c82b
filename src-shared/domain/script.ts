import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { type Customer, tierSchema } from './customer.ts';
import { type Language, languageSchema, localizedTextSchema } from './language.ts';
import { type Order, orderStatusSchema } from './order.ts';
import type { Reward } from './reward.ts';

export const scriptStepSchema = z.object({
  id: idSchema,
  title: localizedTextSchema,
  /** What to say; inserted into the reply with Tab. Empty for a step that is only done. */
  say: localizedTextSchema,
  rewardId: idSchema.nullable(),
});

/** When a script offers itself. Every list that is not empty must match; an empty list matches anything. */
export const scriptTriggerSchema = z.object({
  tiers: z.array(tierSchema),
  orderStatuses: z.array(orderStatusSchema),
  channels: z.array(channelIdSchema),
  queueIds: z.array(idSchema),
  tagIds: z.array(idSchema),
  languages: z.array(languageSchema),
  /** Any of these words in the customer's latest message, compared without case. */
  keywords: z.array(z.string().min(1).max(60)),
});

/** Guided steps for a situation, chosen by the customer's data. */
export const scriptSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  enabled: z.boolean(),
  trigger: scriptTriggerSchema,
  steps: z.array(scriptStepSchema).min(1).max(30),
  updatedAt: epochMs,
});
export type Script = z.infer<typeof scriptSchema>;
export type ScriptStep = z.infer<typeof scriptStepSchema>;

/** What is known about a conversation when a script is chosen. */
export interface ScriptFacts {
  customer: Customer;
  orders: readonly Order[];
  channel: string;
  queueId: string | null;
  tagIds: readonly string[];
  language: Language | null;
  latestInboundText: string;
}

export interface ScriptSuggestion {
  script: Script;
  /** The order that made the script fit, if one did. */
  order: Order | null;
  /** How many of the trigger's conditions were named and met: the more specific script comes first. */
  specificity: number;
}

/** Scripts that fit, the most specific first; equal ones by name, so that the order never jumps. */
export function suggestScripts(scripts: readonly Script[], facts: ScriptFacts): ScriptSuggestion[] {
  return scripts
    .flatMap((script) => (script.enabled ? (matchScript(script, facts) ?? []) : []))
    .sort((a, b) => b.specificity - a.specificity || a.script.name.localeCompare(b.script.name));
}

function matchScript(script: Script, facts: ScriptFacts): ScriptSuggestion | null {
  const { trigger } = script;
  const order = facts.orders.find((candidate) => trigger.orderStatuses.includes(candidate.status)) ?? null;
  const text = facts.latestInboundText.toLocaleLowerCase();
  const conditions: [named: number, met: boolean][] = [
    [trigger.tiers.length, trigger.tiers.includes(facts.customer.tier)],
    [trigger.orderStatuses.length, order !== null],
    [trigger.channels.length, trigger.channels.some((channel) => channel === facts.channel)],
    [trigger.queueIds.length, facts.queueId !== null && trigger.queueIds.includes(facts.queueId)],
    [trigger.tagIds.length, trigger.tagIds.some((tag) => facts.tagIds.includes(tag))],
    [trigger.languages.length, facts.language !== null && trigger.languages.includes(facts.language)],
    [trigger.keywords.length, trigger.keywords.some((word) => text.includes(word.toLocaleLowerCase()))],
  ];
  const named = conditions.filter(([count]) => count > 0);
  if (!named.every(([, met]) => met)) return null;
  return { script, order, specificity: named.length };
}

/** Rewards this customer may be given. */
export const rewardsFor = (rewards: readonly Reward[], customer: Pick<Customer, 'tier'>): Reward[] =>
  rewards.filter((reward) => reward.tiers.length === 0 || reward.tiers.includes(customer.tier));
