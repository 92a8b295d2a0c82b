import { UserRoundPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useQueues, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { AdminList, NameCell } from '../admin-frame/index.ts';
import { UserEditor } from './user-editor.tsx';

export function UsersPage() {
  const { t } = useTranslation('admin-users');
  const format = useFormat();
  const users = useUsers();
  const queues = useQueues() ?? [];
  const sorted = (users ?? []).toSorted(
    (a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null) || format.compare(a.name, b.name),
  );
  const queueNames = (ids: readonly string[]) => queues.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return (
    <AdminList
      section="users"
      title={t('title')}
      help={t('help')}
      add={t('add')}
      rows={users && sorted}
      textOf={({ name }) => name}
      empty={{ icon: UserRoundPlus, title: t('emptyTitle'), text: t('empty') }}
      editor={(user) => <UserEditor user={user} />}
      columns={[
        {
          id: 'name',
          title: t('field.name'),
          cell: ({ id, name, email, disabledAt }) => (
            <span className="flex items-center gap-2.5">
              <Avatar name={name} colorKey={id} size="sm" />
              <NameCell name={name} off={disabledAt !== null && t('disabled')} line={email} isCut />
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
  );
}
