import { useTranslation } from 'react-i18next';
import { channelIds } from '#shared/domain/channel-id.ts';
import { priorities } from '#shared/domain/conversation.ts';
import { tiers } from '#shared/domain/customer.ts';
import { type SlaPolicy, slaPolicySchema } from '#shared/domain/sla-policy.ts';
import { newId } from '#shared/lib/ids.ts';
import { useBusinessHours, useQueues } from '../../sync/index.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import {
  DurationField,
  EditorDrawer,
  keep,
  NameField,
  OptionalPart,
  openSection,
  problemsOf,
  removeContent,
  saveContent,
  ToggleList,
  useChecked,
  useEdited,
} from '../admin-frame/index.ts';

const roundTheClock = '-';
const targets = [
  ['firstReplySeconds', 900],
  ['nextReplySeconds', 3_600],
  ['resolutionSeconds', 86_400],
] as const;

const blank = (order: number): SlaPolicy => ({
  id: newId(),
  name: '',
  enabled: true,
  order,
  applies: { priorities: [], tiers: [], channels: [], queueIds: [] },
  firstReplySeconds: 900,
  nextReplySeconds: 3_600,
  resolutionSeconds: null,
  hoursId: null,
  pauseWhilePending: true,
  warnAtPercent: 80,
});

export function PromiseEditor({ policy, nextOrder }: { policy: SlaPolicy | null; nextOrder: number }) {
  const { t } = useTranslation(['admin-rules', 'ui']);
  const queues = useQueues() ?? [];
  const hours = useBusinessHours() ?? [];
  const { value, set, isDirty } = useEdited(policy ?? blank(nextOrder));
  const isPromiseless = targets.every(([field]) => value[field] === null);
  const problems = {
    ...problemsOf(slaPolicySchema, { ...value, name: value.name.trim() }),
    ...(isPromiseless ? { firstReplySeconds: 'required' as const } : {}),
  };
  const { words, ifGood, wasTried } = useChecked(problems);
  const setApplies = (change: Partial<SlaPolicy['applies']>) => set({ applies: { ...value.applies, ...change } });
  return (
    <EditorDrawer
      title={policy ? policy.name : t('promises.add')}
      isDirty={isDirty}
      error={wasTried && isPromiseless ? t('promises.nothing') : null}
      onSave={() =>
        ifGood(() => saveContent('slaPolicy.save', { row: { ...value, name: value.name.trim() } }, value.name))
      }
      onClose={() => openSection('promises')}
      onRemove={policy && (() => removeContent(policy, 'slaPolicy.remove', (row) => keep('slaPolicy.save', { row })))}
    >
      <NameField label={t('name')} value={value.name} onChange={(name) => set({ name })} {...words('name')} />
      <OptionalPart label={t('promises.enabled')} isOn={value.enabled} onChange={(enabled) => set({ enabled })} />
      <Section title={t('promises.toWhom')} className="flex flex-col gap-3">
        <p className="text-sm text-faint">{t('promises.toWhomHint')}</p>
        <ToggleList
          label={t('promises.priorities')}
          value={value.applies.priorities}
          onChange={(next) => setApplies({ priorities: next })}
          options={priorities.map((id) => ({ id, label: t(`priority.${id}`) }))}
        />
        <ToggleList
          label={t('promises.tiers')}
          value={value.applies.tiers}
          onChange={(next) => setApplies({ tiers: next })}
          options={tiers.map((id) => ({ id, label: t(`tier.${id}`) }))}
        />
        <ToggleList
          label={t('channels')}
          value={value.applies.channels}
          onChange={(channels) => setApplies({ channels })}
          options={channelIds.map((id) => ({ id, label: t(`ui:channel.${id}`) }))}
        />
        <ToggleList
          label={t('queues')}
          value={value.applies.queueIds}
          onChange={(queueIds) => setApplies({ queueIds })}
          options={queues.map(({ id, name }) => ({ id, label: name }))}
        />
      </Section>
      <Section title={t('promises.what')} className="flex flex-col gap-4">
        {targets.map(([field, usual]) => (
          <OptionalPart
            key={field}
            label={t(`promises.${field}`)}
            description={t(`promises.hint.${field}`)}
            isOn={value[field] !== null}
            onChange={(isOn) => set({ [field]: isOn ? usual : null })}
          >
            <DurationField
              label={t('promises.within')}
              seconds={value[field] ?? 0}
              onChange={(seconds) => set({ [field]: seconds })}
              {...words(field)}
            />
          </OptionalPart>
        ))}
        {value.resolutionSeconds !== null && (
          <OptionalPart
            label={t('promises.pause')}
            description={t('promises.pauseHint')}
            isOn={value.pauseWhilePending}
            onChange={(pauseWhilePending) => set({ pauseWhilePending })}
          />
        )}
      </Section>
      <div className="grid grid-cols-2 items-start gap-3">
        <Select
          label={t('promises.hours')}
          description={t('promises.hoursHint')}
          value={value.hoursId ?? roundTheClock}
          onChange={(id) => set({ hoursId: id === roundTheClock ? null : id })}
          options={[
            { id: roundTheClock, label: t('promises.roundTheClock') },
            ...hours.map(({ id, name }) => ({ id, label: name })),
          ]}
        />
        <NumberField
          label={t('promises.warn')}
          description={t('promises.warnHint')}
          minValue={0.01}
          maxValue={0.99}
          step={0.05}
          formatOptions={{ style: 'percent' }}
          value={value.warnAtPercent / 100}
          onChange={(next) => set({ warnAtPercent: Number.isFinite(next) ? Math.round(next * 100) : 80 })}
          {...words('warnAtPercent')}
        />
      </div>
    </EditorDrawer>
  );
}
