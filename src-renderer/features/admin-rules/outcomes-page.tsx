import { Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Disposition, dispositionSchema } from '#shared/domain/disposition.ts';
import { newId } from '#shared/lib/ids.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useDispositions, useQueues } from '../../sync/index.ts';
import {
  AdminList,
  EditorDrawer,
  keep,
  NameCell,
  NameField,
  nextOrder,
  OptionalPart,
  openSection,
  orderColumn,
  problemsOf,
  saveContent,
  ToggleList,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';

/** How conversations end, in the company's own words. None is ever removed: the past needs their names. */
export function OutcomesPage() {
  const { t } = useTranslation('admin-rules');
  const format = useFormat();
  const outcomes = useDispositions();
  const queues = useQueues() ?? [];
  const rows = outcomes ?? [];
  return (
    <AdminList
      section="outcomes"
      title={t('outcomes.title')}
      help={t('outcomes.help')}
      add={t('outcomes.add')}
      rows={outcomes}
      textOf={({ name }) => name}
      empty={{ icon: Flag, title: t('outcomes.emptyTitle'), text: t('outcomes.empty') }}
      editor={(outcome) => <OutcomeEditor outcome={outcome} others={rows} />}
      columns={[
        orderColumn(rows, t('order'), (row) => keep('disposition.save', { row })),
        {
          id: 'name',
          title: t('name'),
          isRowHeader: true,
          cell: ({ name, enabled }) => <NameCell name={name} off={!enabled && t('outcomes.retired')} />,
        },
        {
          id: 'queues',
          title: t('queues'),
          cell: ({ queueIds }) =>
            queueIds.length === 0
              ? t('outcomes.everyQueue')
              : format.list(queues.filter(({ id }) => queueIds.includes(id)).map(({ name }) => name)),
        },
      ]}
    />
  );
}

function OutcomeEditor({ outcome, others }: { outcome: Disposition | null; others: readonly Disposition[] }) {
  const { t } = useTranslation('admin-rules');
  const queues = useQueues() ?? [];
  const { value, set, isDirty } = useEdited<Disposition>(
    outcome ?? { id: newId(), name: '', queueIds: [], order: nextOrder(others), enabled: true },
  );
  const row = { ...value, name: value.name.trim() };
  const isTaken = others.some(({ id, name }) => id !== row.id && name.toLowerCase() === row.name.toLowerCase());
  const { words, ifGood } = useChecked({
    ...problemsOf(dispositionSchema, row),
    ...(isTaken ? { name: 'twice' as const } : {}),
  });
  return (
    <EditorDrawer
      title={outcome ? outcome.name : t('outcomes.add')}
      isDirty={isDirty}
      onSave={() => ifGood(() => saveContent('disposition.save', { row }, row.name))}
      onClose={() => openSection('outcomes')}
    >
      <NameField
        label={t('name')}
        description={t('outcomes.nameHint')}
        value={value.name}
        onChange={(name) => set({ name })}
        {...words('name')}
      />
      <ToggleList
        label={t('queues')}
        description={t('outcomes.queuesHint')}
        value={value.queueIds}
        onChange={(queueIds) => set({ queueIds })}
        options={queues.map(({ id, name }) => ({ id, label: name }))}
      />
      <OptionalPart
        label={t('outcomes.inUse')}
        description={t('outcomes.inUseHint')}
        isOn={value.enabled}
        onChange={(enabled) => set({ enabled })}
      />
    </EditorDrawer>
  );
}
