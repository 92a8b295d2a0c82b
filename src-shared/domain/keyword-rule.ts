import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { type Priority, priorities, prioritySchema } from './conversation.ts';

const words = z.array(z.string().trim().min(1).max(80)).max(100);

/** What a customer's message says decides its tags, its priority and, for a new conversation, its queue. */
export const keywordRuleSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  enabled: z.boolean(),
  /** Rules are tried in this order; every one that matches counts, the first that names a queue wins. */
  order: z.number().int().min(0),
  match: z.object({
    /** One of them is enough; empty: no condition. Words or phrases; `refund*` matches every word that begins so. */
    anyOf: words,
    allOf: words,
    noneOf: words,
    channels: z.array(channelIdSchema),
    inboxIds: z.array(idSchema),
  }),
  outcome: z.object({
    tagIds: z.array(idSchema).max(20),
    /** Raises, never lowers. */
    priority: prioritySchema.nullable(),
    queueId: idSchema.nullable(),
  }),
});
export type KeywordRule = z.infer<typeof keywordRuleSchema>;

/** What a rule looks at. */
export interface KeywordSubject {
  text: string;
  subject: string | null;
  channel: KeywordRule['match']['channels'][number];
  inboxId: string;
}

/** Lower case and without accents: customers write "poškodovano" and "poskodovano". */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function contains(said: readonly string[], keyword: string): boolean {
  const wanted = wordsOf(keyword);
  if (wanted.length === 0) return false;
  const open = keyword.trim().endsWith('*');
  const fits = (word: string | undefined, index: number): boolean => {
    const part = wanted[index] ?? '';
    return open && index === wanted.length - 1 ? (word?.startsWith(part) ?? false) : word === part;
  };
  return said.some((_, start) => wanted.every((_word, index) => fits(said[start + index], index)));
}

/** Whether a rule matches and by which of its words; what the tester shows. */
export function testKeywordRule(
  { match }: Pick<KeywordRule, 'match'>,
  subject: KeywordSubject,
): { matches: boolean; found: string[]; missing: string[]; forbidden: string[] } {
  const said = wordsOf(`${subject.subject ?? ''} \n ${subject.text}`);
  const found = [...match.anyOf, ...match.allOf].filter((keyword) => contains(said, keyword));
  const missing = match.allOf.filter((keyword) => !found.includes(keyword));
  const forbidden = match.noneOf.filter((keyword) => contains(said, keyword));
  const here =
    (match.channels.length === 0 || match.channels.includes(subject.channel)) &&
    (match.inboxIds.length === 0 || match.inboxIds.includes(subject.inboxId));
  const any = match.anyOf.length === 0 || match.anyOf.some((keyword) => found.includes(keyword));
  // A rule without any word would tag everything by accident.
  const empty = match.anyOf.length + match.allOf.length === 0;
  return {
    matches: here && any && !empty && missing.length === 0 && forbidden.length === 0,
    found,
    missing,
    forbidden,
  };
}

const rank = (priority: Priority): number => priorities.indexOf(priority);

/** What all rules together say about a message. Rules come in any order; disabled ones are passed over. */
export function applyKeywordRules(
  rules: readonly KeywordRule[],
  subject: KeywordSubject,
): { tagIds: string[]; priority: Priority | null; queueId: string | null; ruleIds: string[] } {
  const tagIds = new Set<string>();
  const ruleIds: string[] = [];
  let priority: Priority | null = null;
  let queueId: string | null = null;
  for (const rule of [...rules].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))) {
    if (!rule.enabled || !testKeywordRule(rule, subject).matches) continue;
    ruleIds.push(rule.id);
    for (const id of rule.outcome.tagIds) tagIds.add(id);
    const raised = rule.outcome.priority;
    if (raised !== null && (priority === null || rank(raised) > rank(priority))) priority = raised;
    queueId ??= rule.outcome.queueId;
  }
  return { tagIds: [...tagIds], priority, queueId, ruleIds };
}

/** The more urgent of two. */
export const moreUrgent = (a: Priority, b: Priority | null): Priority => (b !== null && rank(b) > rank(a) ? b : a);
