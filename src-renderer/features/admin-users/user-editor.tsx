import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type UserInput, userInputSchema } from '#shared/contract/socket.ts';
import { languages } from '#shared/domain/language.ts';
import { roles } from '#shared/domain/role.ts';
import type { User } from '#shared/domain/user.ts';
import { newId } from '#shared/lib/ids.ts';
import { languageNames } from '../../i18n/languages.ts';
import { request, useMe, useQueues, useSyncStatus, useTeams } from '../../sync/index.ts';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import {
  EditorDrawer,
  openSection,
  type Problems,
  problemsFromServer,
  problemsOf,
  ToggleList,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';
import { CapacityEditor } from './capacity-editor.tsx';
import { SkillsEditor } from './skills-editor.tsx';

/** A choice needs an id for nothing too; rows have longer ones. */
const noTeam = '-';

const inputOf = (user: User | null): UserInput => {
  if (user) {
    const { disabledAt, createdAt: _, ...fields } = user;
    return { ...fields, disabled: disabledAt !== null, password: null };
  }
  return {
    id: newId(),
    name: '',
    email: '',
    role: 'agent',
    languages: [],
    queueIds: [],
    teamId: null,
    skills: [],
    capacity: {},
    disabled: false,
    password: null,
  };
};

/** An account. It is kept by the server alone, because whoever may sign in is decided there. */
export function UserEditor({ user }: { user: User | null }) {
  const { t } = useTranslation('admin-users');
  const me = useMe();
  const queues = useQueues() ?? [];
  const teams = useTeams() ?? [];
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const { value, set, isDirty } = useEdited(inputOf(user));
  const [fromServer, setFromServer] = useState<Problems>({});
  const [error, setError] = useState<string | null>(null);
  const problems: Problems = {
    ...fromServer,
    ...problemsOf(userInputSchema, value),
    ...(user === null && value.password === null ? { password: 'required' } : {}),
  };
  const { words, ifGood } = useChecked(problems);
  const change = (patch: Partial<UserInput>) => {
    set(patch);
    setFromServer({});
  };

  async function save(): Promise<boolean> {
    setError(null);
    const answer = await request('user:save', { ...value, name: value.name.trim(), email: value.email.trim() });
    if (!answer.ok) {
      setError(t(`failure.${answer.error.code === 'forbidden' ? 'forbidden' : 'other'}`));
      return false;
    }
    if (answer.value.kind === 'invalid') {
      setFromServer(problemsFromServer(answer.value.problems));
      return false;
    }
    showToast({ text: t('saved', { name: value.name }), tone: 'good' });
    return true;
  }
  return (
    <EditorDrawer
      title={user ? user.name : t('add')}
      isDirty={isDirty}
      isBlocked={isOffline}
      error={error}
      onSave={() => ifGood(save)}
      onClose={() => openSection('users')}
    >
      <TextField
        label={t('field.name')}
        value={value.name}
        onChange={(name) => change({ name })}
        autoFocus
        {...words('name')}
      />
      <TextField
        label={t('field.email')}
        description={t('emailHint')}
        type="email"
        value={value.email}
        onChange={(email) => change({ email })}
        {...words('email')}
      />
      <Select
        label={t('field.role')}
        description={t(`roleHint.${value.role}`)}
        value={value.role}
        onChange={(role) => change({ role })}
        options={roles.map((id) => ({ id, label: t(`role.${id}`) }))}
        {...words('role')}
      />
      <TextField
        label={user ? t('field.newPassword') : t('field.password')}
        description={user ? t('passwordKept') : t('passwordHint')}
        type="password"
        autoComplete="new-password"
        value={value.password ?? ''}
        onChange={(password) => change({ password: password === '' ? null : password })}
        {...words('password')}
      />
      <Select
        label={t('field.team')}
        description={t('teamHint')}
        value={value.teamId ?? noTeam}
        onChange={(id) => change({ teamId: id === noTeam ? null : id })}
        options={[{ id: noTeam, label: t('noTeam') }, ...teams.map(({ id, name }) => ({ id, label: name }))]}
      />
      <ToggleList
        label={t('field.queues')}
        description={t('queuesHint')}
        value={value.queueIds}
        onChange={(queueIds) => change({ queueIds })}
        options={queues.map(({ id, name }) => ({ id, label: name }))}
      />
      <ToggleList
        label={t('field.languages')}
        value={value.languages}
        onChange={(next) => change({ languages: next })}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
      />
      <SkillsEditor skills={value.skills} onChange={(skills) => change({ skills })} />
      <CapacityEditor capacity={value.capacity} onChange={(capacity) => change({ capacity })} />
      {user && user.id !== me?.id && (
        <Switch isSelected={!value.disabled} onChange={(enabled) => change({ disabled: !enabled })}>
          {t('maySignIn')}
        </Switch>
      )}
    </EditorDrawer>
  );
}
