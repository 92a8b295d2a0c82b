import { Coffee, Plus, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Workspace, workspaceSchema } from '#shared/domain/workspace.ts';
import { newId } from '#shared/lib/ids.ts';
import { useWorkspace } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  moved,
  OrderButtons,
  type Problems,
  problemsOf,
  SettingsPage,
  saveContent,
  useChecked,
  useFollowed,
} from '../admin-frame/index.ts';

/** Why somebody is away, in the company's own words: what agents choose from in their state menu. */
export function AwayReasonsPage() {
  const workspace = useWorkspace();
  if (workspace === undefined || workspace === null) return <SkeletonRows rows={6} />;
  return <AwayReasonsForm workspace={workspace} />;
}

function AwayReasonsForm({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('admin-floor');
  const list = useRef<HTMLOListElement>(null);
  const { value, set, isDirty, forget } = useFollowed(workspace);
  const reasons = value.awayReasons;
  const { words, ifGood } = useChecked(problemsIn(value));
  const change = (next: Workspace['awayReasons']) => set({ awayReasons: next });
  const focusLast = () =>
    setTimeout(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  return (
    <SettingsPage
      title={t('away.title')}
      help={t('away.help')}
      isDirty={isDirty}
      onForget={forget}
      onSave={() => ifGood(() => saveContent('workspace.save', { row: value }, t('away.title')))}
    >
      {reasons.length === 0 && (
        <EmptyState icon={Coffee} title={t('away.emptyTitle')}>
          {t('away.empty')}
        </EmptyState>
      )}
      <ol ref={list} aria-label={t('away.title')} className="flex flex-col gap-2">
        {reasons.map((reason, at) => (
          <li key={reason.code} className="flex items-start gap-2">
            <TextField
              label={t('away.name', { number: at + 1 })}
              hideLabel
              className="flex-1"
              value={reason.name}
              onChange={(name) => change(reasons.with(at, { ...reason, name: name.slice(0, 60) }))}
              {...words(`awayReasons.${at}.name`)}
            />
            <OrderButtons
              name={reason.name}
              at={at}
              count={reasons.length}
              onMove={(by) => change(moved(reasons, at, by))}
            />
            <IconButton
              icon={Trash2}
              label={t('away.remove', { name: reason.name })}
              onPress={() => change(reasons.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button
          icon={Plus}
          onPress={() => {
            change([...reasons, { code: newReasonCode(), name: '' }]);
            focusLast();
          }}
        >
          {t('away.add')}
        </Button>
      </div>
      <p className="text-sm text-faint">{t('away.kept')}</p>
    </SettingsPage>
  );
}

/** What the record keeps of a reason. Never its name: a renamed reason is still the same one in last month's figures. */
const newReasonCode = (): string => `reason-${newId()}`;

/** Two reasons of one name could not be told apart in the menu. */
function problemsIn(workspace: Workspace): Problems {
  const names = workspace.awayReasons.map(({ name }) => name.trim().toLowerCase());
  const twice = names.flatMap((name, at) =>
    name !== '' && names.indexOf(name) < at ? [[`awayReasons.${at}.name`, 'twice' as const] as const] : [],
  );
  return { ...problemsOf(workspaceSchema, workspace), ...Object.fromEntries(twice) };
}
