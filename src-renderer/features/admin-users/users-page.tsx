import { Plus, UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { Table } from '../../ui/table.tsx';
import { AdminPage, newItem, openItem, useAdminPath } from '../admin-frame/index.ts';
import { UserEditor } from './user-editor.tsx';

const section = 'users';

export function UsersPage() {
  const { t } = useTranslation('admin-users');
  const format = useFormat();
  const users = useUsers();
  const queues = useQueues() ?? [];
  const { openId } = useAdminPath();
  const opened = users?.find(({ id }) => id === openId) ?? null;
  const sorted = (users ?? []).toSorted(
    (a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null) || format.compare(a.name, b.name),
  );
  const queueNames = (ids: readonly string[]) => queues.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return (
    <>
      <AdminPage
        title={t('title')}
        help={t('help')}
        isLoading={users === undefined}
        action={
          <Button look="primary" icon={Plus} onPress={() => openItem(section, newItem)}>
            {t('add')}
          </Button>
        }
      >
        {users?.length === 0 ? (
          <EmptyState icon={UserRoundPlus} title={t('emptyTitle')}>
            {t('empty')}
          </EmptyState>
        ) : (
          <Table
            label={t('title')}
            rows={sorted}
            textOf={({ name }) => name}
            onOpen={({ id }) => openItem(section, id)}
            columns={[
              {
                id: 'name',
                title: t('field.name'),
                cell: ({ id, name, email, disabledAt }) => (
                  <span className="flex items-center gap-2.5">
                    <Avatar name={name} colorKey={id} size="sm" />
                    <span className="flex min-w-0 flex-col">
                      <span className="flex items-center gap-2 font-semibold">
                        {name}
                        {disabledAt !== null && <Pill>{t('disabled')}</Pill>}
                      </span>
                      <span className="truncate text-sm text-muted">{email}</span>
                    </span>
                  </span>
                ),
              },
              { id: 'role', title: t('field.role'), cell: ({ role }) => t(`role.${role}`) },
              {
                id: 'queues',
                title: t('field.queues'),
                cell: ({ queueIds }) =>
                  queueIds.length === 0 ? (
                    <span className="text-faint">{t('noQueues')}</span>
                  ) : (
                    format.list(queueNames(queueIds))
                  ),
              },
              {
                id: 'languages',
                title: t('field.languages'),
                cell: ({ languages }) => languages.join(', ').toLocaleUpperCase(),
              },
            ]}
          />
        )}
      </AdminPage>
      {(opened || openId === newItem) && <UserEditor key={openId} user={opened} />}
    </>
  );
}
