import { type Queue, queueSchema } from '#shared/domain/queue.ts';
import { defaultQueueRules, type QueueRules, queueRulesSchema } from '#shared/domain/queue-rules.ts';
import { newId } from '#shared/lib/ids.ts';
import { now } from '../../platform/now.ts';
import { type Problems, problemsOf } from '../admin-frame/index.ts';

/** A queue and its rules are two rows and one form. */
export interface QueueForm {
  queue: Queue;
  rules: QueueRules;
}

/** What a field of the kit takes to show its problem. */
export type Words = (field: string) => { isInvalid: boolean; errorMessage: string };

const blank = (): Queue => ({
  id: newId(),
  name: '',
  description: '',
  routing: 'longest-idle',
  offerSeconds: 20,
  serviceLevelSeconds: 60,
  serviceLevelPercent: 80,
  replyTargetSeconds: 1800,
  createdAt: now(),
});

export function queueFormOf(queue: Queue | null, rules: QueueRules | undefined): QueueForm {
  const row = queue ?? blank();
  return { queue: row, rules: rules ?? defaultQueueRules(row.id) };
}

export const queueTabs = ['basics', 'rules', 'after', 'voucher'] as const;
export type QueueTab = (typeof queueTabs)[number];

/** Which tab a field stands on, so that saving can lead to what is wrong. */
export function tabOf(field: string): QueueTab {
  const [first = ''] = field.split('.');
  if (first === 'compensation') return 'voucher';
  if (first === 'wrapUpSeconds') return 'after';
  return first in queueSchema.shape && first !== 'id' ? 'basics' : 'rules';
}

export function problemsInForm({ queue, rules }: QueueForm): Problems {
  const found: Record<string, Problems[string]> = {
    ...problemsOf(queueSchema, { ...queue, name: queue.name.trim() }),
    ...problemsOf(queueRulesSchema, rules),
  };
  const targets = rules.overflow.map(({ queueId }) => queueId);
  for (const [at, id] of targets.entries()) if (targets.indexOf(id) < at) found[`overflow.${at}.queueId`] = 'twice';
  const skills = rules.skills.map(({ name, tagId }) => `${name} ${tagId}`);
  for (const [at, skill] of skills.entries()) if (skills.indexOf(skill) < at) found[`skills.${at}.name`] = 'twice';
  // The schema's own objection to a text is that its code is missing.
  if (found['compensation.text'] !== undefined) found['compensation.text'] = 'voucherCode';
  return found;
}
