import { CalendarClock, CircleSlash, UserMinus, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { priorities } from '#shared/domain/conversation.ts';
import type { BulkStep } from '#shared/mutations/bulk-actions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { now as serverNow } from '../../platform/now.ts';
import { useDispositions, useMe, useQueues, useTags } from '../../sync/index.ts';
import { type Choice, ColleagueFace, laterChoices, laterWords, useColleagues } from '../conversation-actions/index.ts';

export type Question = 'assign' | 'transfer' | 'snooze' | 'tag' | 'untag' | 'priority' | 'resolve';

/** The answers to what an action asks first, each doing it. Null where there is nothing to ask. */
export function useSteps(run: (step: BulkStep) => void, onPickTime: () => void): Record<Question, Choice[] | null> {
  const { t } = useTranslation(['bulk-actions', 'conversation-actions', 'presence']);
  const format = useFormat();
  const meId = useMe()?.id;
  const colleagues = useColleagues();
  const queues = useQueues() ?? [];
  const tags = useTags() ?? [];
  const dispositions = (useDispositions() ?? []).filter(({ enabled }) => enabled);
  const now = serverNow();

  const choice = (id: string, label: string, step: BulkStep): Choice => ({
    id,
    label,
    isCurrent: false,
    onChoose: () => run(step),
  });
  const people = colleagues.map(({ user, state }) => ({
    ...choice(user.id, user.id === meId ? t('conversation-actions:me', { name: user.name }) : user.name, {
      name: 'conversation.assign',
      userId: user.id,
    }),
    description: t(`presence:state.${state}`),
    leading: <ColleagueFace user={user} state={state} />,
  }));
  const byTag = (name: 'conversation.addTag' | 'conversation.removeTag') =>
    tags.map((tag) => choice(tag.id, tag.name, { name, tagId: tag.id }));
  return {
    assign: [
      ...people.filter(({ id }) => id === meId),
      ...people.filter(({ id }) => id !== meId),
      {
        ...choice('nobody', t('conversation-actions:nobody'), { name: 'conversation.assign', userId: null }),
        icon: UserMinus,
      },
    ],
    transfer: queues.map((queue) => ({
      ...choice(queue.id, queue.name, { name: 'conversation.transfer', queueId: queue.id, userId: null }),
      icon: Users,
    })),
    snooze: [
      ...laterChoices(now).map(({ id, at }) => ({
        ...choice(id, t(`conversation-actions:later.${id}`), { name: 'conversation.snooze', until: at }),
        description: laterWords(at, now, format),
      })),
      {
        id: 'pick',
        label: t('conversation-actions:later.pick'),
        icon: CalendarClock,
        isCurrent: false,
        onChoose: onPickTime,
      },
    ],
    tag: byTag('conversation.addTag'),
    untag: byTag('conversation.removeTag'),
    priority: priorities.toReversed().map((priority) =>
      choice(priority, t(`conversation-actions:priority.${priority}`), {
        name: 'conversation.setPriority',
        priority,
      }),
    ),
    resolve:
      dispositions.length === 0
        ? null
        : [
            ...dispositions.map(({ id, name }) =>
              choice(id, name, { name: 'conversation.resolve', dispositionId: id }),
            ),
            {
              ...choice('none', t('noOutcome'), { name: 'conversation.resolve', dispositionId: null }),
              icon: CircleSlash,
            },
          ],
  };
}
