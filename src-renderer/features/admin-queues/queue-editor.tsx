import { useTranslation } from 'react-i18next';
import { type Queue, queueSchema, routingMethods } from '#shared/domain/queue.ts';
import { newId } from '#shared/lib/ids.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { EditorDrawer, openSection, problemsOf, saveContent, useChecked, useEdited } from '../admin-frame/index.ts';

const blank = (): Queue => ({
  id: newId(),
  name: '',
  description: '',
  routing: 'longest-idle',
  offerSeconds: 20,
  serviceLevelSeconds: 60,
  serviceLevelPercent: 80,
  replyTargetSeconds: 1800,
  createdAt: Date.now(),
});

export function QueueEditor({ queue }: { queue: Queue | null }) {
  const { t } = useTranslation('admin-queues');
  const { value, set, isDirty } = useEdited(queue ?? blank());
  const problems = problemsOf(queueSchema, value);
  const { words, ifGood } = useChecked(problems);

  async function save(): Promise<boolean> {
    return saveContent('queue.save', { row: { ...value, name: value.name.trim() } }, value.name);
  }
  const seconds = (field: 'offerSeconds' | 'serviceLevelSeconds' | 'replyTargetSeconds') => ({
    label: t(`field.${field}`),
    description: t(`hint.${field}`),
    value: value[field],
    onChange: (next: number) => set({ [field]: Number.isFinite(next) ? Math.round(next) : 0 }),
    ...words(field),
  });
  return (
    <EditorDrawer
      title={queue ? queue.name : t('add')}
      isDirty={isDirty}
      onSave={() => ifGood(save)}
      onClose={() => openSection('queues')}
    >
      <TextField
        label={t('field.name')}
        value={value.name}
        onChange={(name) => set({ name })}
        autoFocus
        {...words('name')}
      />
      <TextField
        label={t('field.description')}
        value={value.description}
        onChange={(description) => set({ description })}
        {...words('description')}
      />
      <Select
        label={t('field.routing')}
        description={t(`routingHint.${value.routing}`)}
        value={value.routing}
        onChange={(routing) => set({ routing })}
        options={routingMethods.map((id) => ({ id, label: t(`routing.${id}`) }))}
      />
      <NumberField {...seconds('offerSeconds')} />
      <div className="grid grid-cols-2 gap-3">
        <NumberField
          label={t('field.serviceLevelPercent')}
          description={t('hint.serviceLevelPercent')}
          value={value.serviceLevelPercent}
          onChange={(next) => set({ serviceLevelPercent: Number.isFinite(next) ? Math.round(next) : 0 })}
          {...words('serviceLevelPercent')}
        />
        <NumberField {...seconds('serviceLevelSeconds')} />
      </div>
      <NumberField {...seconds('replyTargetSeconds')} step={60} />
    </EditorDrawer>
  );
}
