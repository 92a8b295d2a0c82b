import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '#shared/domain/queue.ts';
import { useQueues, useUsers } from '../../sync/index.ts';
import { AdminList, NameCell } from '../admin-frame/index.ts';
import { QueueEditor } from './queue-editor.tsx';

export function QueuesPage() {
  const { t } = useTranslation('admin-queues');
  const queues = useQueues();
  const users = useUsers() ?? [];
  const agentsOf = (queue: Queue) =>
    users.filter(({ queueIds, disabledAt }) => disabledAt === null && queueIds.includes(queue.id)).length;
  return (
    <AdminList
      section="queues"
      title={t('title')}
      help={t('help')}
      add={t('add')}
      rows={queues}
      textOf={({ name }) => name}
      empty={{ icon: UsersRound, title: t('emptyTitle'), text: t('empty') }}
      editor={(queue) => <QueueEditor queue={queue} />}
      columns={[
        {
          id: 'name',
          title: t('field.name'),
          cell: ({ name, description }) => <NameCell name={name} line={description} />,
        },
        { id: 'routing', title: t('field.routing'), cell: ({ routing }) => t(`routing.${routing}`) },
        {
          id: 'level',
          title: t('serviceLevel'),
          cell: ({ serviceLevelPercent, serviceLevelSeconds }) =>
            t('levelLine', { percent: serviceLevelPercent, count: serviceLevelSeconds }),
        },
        {
          id: 'agents',
          title: t('agents'),
          align: 'end',
          cell: (queue) => {
            const count = agentsOf(queue);
            return count === 0 ? <span className="text-warn">{t('nobody')}</span> : count;
          },
        },
      ]}
    />
  );
}
