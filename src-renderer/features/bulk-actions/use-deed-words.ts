import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues, useTags, useUsers } from '../../sync/index.ts';
import type { BulkGroup } from './bulk-groups.ts';

/** A deed in words: what, on how many, and to whom or until when, as far as its outcomes tell. */
export function useDeedWords(): (group: BulkGroup) => string {
  const { t, i18n } = useTranslation(['bulk-actions', 'conversation-actions']);
  const format = useFormat();
  const users = useUsers();
  const queues = useQueues();
  const tags = useTags();

  function detailOf({ action, parts }: BulkGroup): string | undefined {
    const changed = parts[0]?.outcomes.find(({ refusal, after }) => refusal === null && Object.keys(after).length > 0);
    if (!changed) return undefined;
    const { before, after } = changed;
    switch (action) {
      case 'conversation.assign':
      case 'agent.moveWork':
        return users?.find(({ id }) => id === after.assigneeId)?.name ?? t('conversation-actions:nobody');
      case 'conversation.transfer':
        return queues?.find(({ id }) => id === after.queueId)?.name;
      case 'conversation.setPriority':
        return after.priority && t(`conversation-actions:priority.${after.priority}`);
      case 'conversation.snooze':
        return after.snoozedUntil ? format.dateTime(after.snoozedUntil) : undefined;
      case 'conversation.addTag':
        return tags?.find(({ id }) => after.tagIds?.includes(id) && !before.tagIds?.includes(id))?.name;
      case 'conversation.removeTag':
        return tags?.find(({ id }) => before.tagIds?.includes(id) && !after.tagIds?.includes(id))?.name;
      default:
        return undefined;
    }
  }

  return (group) => {
    const verb = group.action.split('.').at(-1) ?? '';
    const count = group.total - group.refused.length;
    const key = i18n.exists(`bulk-actions:done.${verb}`, { count }) ? verb : 'other';
    const name = `app:outbox.action.${group.action.replace('.', '-')}`;
    if (count === 0) return [i18n.exists(name) && t(name), t('nothingDone')].filter(Boolean).join(' · ');
    return [t(`done.${key}`, { count, number: format.number(count) }), detailOf(group)].filter(Boolean).join(' · ');
  };
}
