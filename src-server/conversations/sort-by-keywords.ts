import type { Row } from '#shared/domain/entities.ts';
import { applyKeywordRules, moreUrgent } from '#shared/domain/keyword-rule.ts';
import type { Unit } from '../store/index.ts';

const mostTags = 50;

/**
 * What the rules make of a customer's message: tags are added, priority is raised, and a conversation that has just begun goes to
 * the queue a rule names. Tags and queues that exist no longer are passed over.
 */
export async function sortByKeywords(
  unit: Unit,
  conversation: Row<'conversation'>,
  said: { text: string; subject: string | null },
  isNew: boolean,
): Promise<Row<'conversation'>> {
  const rules = (await unit.list('keywordRule')).filter(({ enabled }) => enabled);
  if (rules.length === 0) return conversation;
  const { channel, inboxId } = conversation;
  const { tagIds, priority, queueId } = applyKeywordRules(rules, { ...said, channel, inboxId });
  const tags =
    tagIds.length === 0 ? [] : await unit.sql.selectFrom('tag').select('id').where('id', 'in', tagIds).execute();
  const known = new Set([...conversation.tagIds, ...tags.map(({ id }) => id)]);
  const queue = isNew && queueId !== null ? (await unit.list('queue')).find(({ id }) => id === queueId) : undefined;
  return {
    ...conversation,
    tagIds: [...known].slice(0, mostTags),
    priority: moreUrgent(conversation.priority, priority),
    queueId: queue?.id ?? conversation.queueId,
  };
}
