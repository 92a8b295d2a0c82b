import { Plus, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '#shared/domain/queue.ts';
import { useQueues, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { Table } from '../../ui/table.tsx';
import { AdminPage, newItem, openItem, useAdminPath } from '../admin-frame/index.ts';
import { QueueEditor } from './queue-editor.tsx';

const section = 'queues';

export function QueuesPage() {
  const { t } = useTranslation('admin-queues');
  const queues = useQueues();
  const users = useUsers() ?? [];
  const { openId } = useAdminPath();
  const opened = queues?.find(({ id }) => id === openId) ?? null;
  const agentsOf = (queue: Queue) =>
    users.filter(({ queueIds, disabledAt }) => disabledAt === null && queueIds.includes(queue.id)).length;
  return (
    <>
      <AdminPage
        title={t('title')}
        help={t('help')}
        isLoading={queues === undefined}
        action={
          <Button look="primary" icon={Plus} onPress={() => openItem(section, newItem)}>
            {t('add')}
          </Button>
        }
      >
        {queues?.length === 0 ? (
          <EmptyState icon={UsersRound} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <Table
            label={t('title')}
            rows={queues ?? []}
            textOf={({ name }) => name}
            onOpen={({ id }) => openItem(section, id)}
            columns={[
              {
                id: 'name',
                title: t('field.name'),
                cell: ({ name, description }) => (
                  <span className="flex min-w-0 flex-col">
                    <span className="font-semibold">{name}</span>
                    <span className="text-sm text-muted">{description}</span>
                  </span>
                ),
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
        )}
      </AdminPage>
      {(opened || openId === newItem) && <QueueEditor key={openId} queue={opened} />}
    </>
  );
}
