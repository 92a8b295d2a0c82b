import { useTranslation } from 'react-i18next';
import { type Workspace, workspaceSchema } from '#shared/domain/workspace.ts';
import { useWorkspace } from '../../sync/index.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { problemsOf, SettingsPage, saveContent, useChecked, useFollowed } from '../admin-frame/index.ts';
import { DeviceList } from './device-list.tsx';

/** Colleagues' computers: how long one may stay away, and how to empty one that is lost. */
export function DevicesPage() {
  const workspace = useWorkspace();
  if (workspace === undefined || workspace === null) return <SkeletonRows rows={6} />;
  return <DevicesForm workspace={workspace} />;
}

function DevicesForm({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('admin-devices');
  const { value, set, isDirty, forget } = useFollowed(workspace);
  const { words, ifGood } = useChecked(problemsOf(workspaceSchema, value));
  return (
    <SettingsPage
      title={t('title')}
      help={t('help')}
      isDirty={isDirty}
      onForget={forget}
      onSave={() => ifGood(() => saveContent('workspace.save', { row: value }, t('title')))}
    >
      <NumberField
        label={t('awayDays')}
        description={t('awayHint')}
        className="max-w-100"
        minValue={1}
        maxValue={365}
        value={value.awayDays}
        onChange={(days) => Number.isFinite(days) && set({ awayDays: days })}
        formatOptions={{ style: 'unit', unit: 'day', unitDisplay: 'long' }}
        {...words('awayDays')}
      />
      <Section title={t('list')}>
        <DeviceList />
      </Section>
    </SettingsPage>
  );
}
