import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Team, teamSchema } from '#shared/domain/team.ts';
import { newId } from '#shared/lib/ids.ts';
import { useTeams, useUsers } from '../../sync/index.ts';
import { TextField } from '../../ui/text-field.tsx';
import {
  AdminList,
  EditorDrawer,
  keep,
  openSection,
  problemsOf,
  removeContent,
  saveContent,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';

const section = 'teams';

/** Colleagues who work together: the floor and the reports show their figures apart. */
export function TeamsPage() {
  const { t } = useTranslation('admin-teams');
  const teams = useTeams();
  const users = (useUsers() ?? []).filter(({ disabledAt }) => disabledAt === null);
  const membersOf = (team: Team) => users.filter(({ teamId }) => teamId === team.id).map(({ name }) => name);
  return (
    <AdminList
      section={section}
      title={t('title')}
      help={t('help')}
      add={t('add')}
      rows={teams}
      textOf={({ name }) => name}
      empty={{ icon: Users, title: t('emptyTitle'), text: t('empty') }}
      editor={(team) => <TeamEditor team={team} />}
      columns={[
        { id: 'name', title: t('name'), cell: ({ name }) => <span className="font-medium">{name}</span>, width: '30%' },
        {
          id: 'members',
          title: t('members'),
          cell: (team) => {
            const names = membersOf(team);
            return names.length === 0 ? (
              <span className="text-warn">{t('nobody')}</span>
            ) : (
              <span className="line-clamp-2 text-muted">{names.join(', ')}</span>
            );
          },
        },
        { id: 'count', title: t('count'), align: 'end', cell: (team) => membersOf(team).length },
      ]}
    />
  );
}

function TeamEditor({ team }: { team: Team | null }) {
  const { t } = useTranslation('admin-teams');
  const { value, set, isDirty } = useEdited<Team>(team ?? { id: newId(), name: '' });
  const { words, ifGood } = useChecked(problemsOf(teamSchema, value));
  const name = value.name.trim();
  return (
    <EditorDrawer
      title={team ? team.name : t('add')}
      isDirty={isDirty}
      onSave={() => ifGood(() => saveContent('team.save', { row: { ...value, name } }, name))}
      onClose={() => openSection(section)}
      onRemove={team && (() => removeContent(team, 'team.remove', (row) => keep('team.save', { row })))}
    >
      <TextField
        label={t('name')}
        description={t('nameHint')}
        value={value.name}
        onChange={(next) => set({ name: next })}
        autoFocus
        {...words('name')}
      />
    </EditorDrawer>
  );
}
