import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { type ChannelId, channelIdSchema } from './channel-id.ts';
import type { Priority } from './conversation.ts';
import type { Tier } from './customer.ts';
import { type Language, languageSchema } from './language.ts';
import type { NeededSkill, QueueRules } from './queue-rules.ts';

/** A waiting conversation as routing sees it. Times epoch ms. */
export interface Waiting {
  id: string;
  queueId: string;
  channel: ChannelId;
  language: Language | null;
  tagIds: readonly string[];
  tier: Tier;
  priority: Priority;
  waitingSince: number;
  dueAt: number | null;
  /** The agent who looks after this customer. */
  ownerId: string | null;
  /** The agent who last answered this customer. */
  lastAgentId: string | null;
  /** Who has just declined or missed it, and until when it does not ring there again. */
  passedUntil: ReadonlyMap<string, number>;
}

/** What an agent brings along. */
export interface AgentSkills {
  queueIds: readonly string[];
  languages: readonly Language[];
  skills: readonly { name: string; level: number }[];
}

/** Why this agent: facts the screen puts into words. */
export const whySchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('owner') }),
  z.object({ name: z.literal('last-agent') }),
  z.object({ name: z.literal('skill'), skill: z.string(), level: z.number().int() }),
  /** Nobody with the level asked for was free in time. */
  z.object({ name: z.literal('skill-relaxed'), skill: z.string() }),
  z.object({ name: z.literal('language'), language: languageSchema }),
  z.object({ name: z.literal('language-relaxed'), language: languageSchema }),
  z.object({ name: z.literal('overflow'), fromQueueId: idSchema }),
  z.object({ name: z.literal('longest-idle'), idleSeconds: z.number().int() }),
  z.object({ name: z.literal('least-loaded'), held: z.number().int() }),
  z.object({ name: z.literal('round-robin') }),
  /** How many could have been asked, with this one; who is the only one was not chosen by a method. */
  z.object({ name: z.literal('chosen-of'), agents: z.number().int() }),
  z.object({ name: z.literal('free-places'), channel: channelIdSchema, places: z.number().int() }),
]);
export type Why = z.infer<typeof whySchema>;

/** Whether something is still insisted on after so long a wait. */
const insisted = (afterSeconds: number | null, waitedMs: number): boolean =>
  afterSeconds === null || waitedMs < afterSeconds * 1000;

export type SkillDemand = 'level' | 'any-level' | 'none';

export function skillDemand(rules: Pick<QueueRules, 'relaxSkillsAfterSeconds'>, waitedMs: number): SkillDemand {
  const after = rules.relaxSkillsAfterSeconds;
  if (insisted(after, waitedMs)) return 'level';
  return insisted((after ?? 0) * 2, waitedMs) ? 'any-level' : 'none';
}

export const needsLanguage = (
  rules: Pick<QueueRules, 'matchLanguage' | 'relaxLanguageAfterSeconds'>,
  language: Language | null,
  waitedMs: number,
): boolean => rules.matchLanguage && language !== null && insisted(rules.relaxLanguageAfterSeconds, waitedMs);

export const neededSkills = (rules: Pick<QueueRules, 'skills'>, tagIds: readonly string[]): NeededSkill[] =>
  rules.skills.filter(({ tagId }) => tagId === null || tagIds.includes(tagId));

export const levelOf = (agent: AgentSkills, skill: string): number =>
  agent.skills.find(({ name }) => name === skill)?.level ?? 0;

const meets = (agent: AgentSkills, { name, level }: NeededSkill, demand: SkillDemand): boolean =>
  demand === 'none' || levelOf(agent, name) >= (demand === 'level' ? level : 1);

/** Whether an agent is good enough for a conversation at this point of its wait; null, or what is missing. */
export function missingFor(
  agent: AgentSkills,
  waiting: Pick<Waiting, 'language' | 'tagIds' | 'waitingSince'>,
  rules: QueueRules,
  now: number,
): 'skill' | 'language' | null {
  const waitedMs = now - waiting.waitingSince;
  const demand = skillDemand(rules, waitedMs);
  if (!neededSkills(rules, waiting.tagIds).every((skill) => meets(agent, skill, demand))) return 'skill';
  const { language } = waiting;
  return needsLanguage(rules, language, waitedMs) && language !== null && !agent.languages.includes(language)
    ? 'language'
    : null;
}

/** How far an agent falls short of what the queue would like, however long the wait: 0 is a full match. */
export function shortfall(
  agent: AgentSkills,
  waiting: Pick<Waiting, 'language' | 'tagIds'>,
  rules: QueueRules,
): number {
  let short = 0;
  for (const { name, level } of neededSkills(rules, waiting.tagIds)) short += Math.max(0, level - levelOf(agent, name));
  if (rules.matchLanguage && waiting.language !== null && !agent.languages.includes(waiting.language)) short += 10;
  return short;
}

const tierRank: Record<Tier, number> = { none: 0, silver: 1, gold: 2, platinum: 3 };
const priorityRank: Record<Priority, number> = { low: 0, normal: 1, high: 2, urgent: 3 };

/**
 * Who comes first: customers with a tier where the queue says so, then priority, then the queue's importance, then the promise
 * that breaks first, then the longest wait. The id settles the rest, so that every server decides alike.
 */
export function compareWaiting(
  a: Waiting,
  b: Waiting,
  rulesOf: (queueId: string) => Pick<QueueRules, 'vipFirst' | 'importance'>,
): number {
  const left = rulesOf(a.queueId);
  const right = rulesOf(b.queueId);
  return (
    (right.vipFirst ? tierRank[b.tier] : 0) - (left.vipFirst ? tierRank[a.tier] : 0) ||
    priorityRank[b.priority] - priorityRank[a.priority] ||
    right.importance - left.importance ||
    (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) ||
    a.waitingSince - b.waitingSince ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
