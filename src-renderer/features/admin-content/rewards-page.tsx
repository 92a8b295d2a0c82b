import { Gift } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tiers } from '#shared/domain/customer.ts';
import { type Language, pickText } from '#shared/domain/language.ts';
import { type Reward, rewardSchema } from '#shared/domain/reward.ts';
import { newId } from '#shared/lib/ids.ts';
import { pickLanguage } from '../../i18n/languages.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useRewards } from '../../sync/index.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import {
  AdminList,
  EditorDrawer,
  openSection,
  problemsOf,
  saveContent,
  TextLanguage,
  ToggleList,
  useChecked,
  useEdited,
  withText,
} from '../admin-frame/index.ts';
import { useTierNames } from './names.ts';

const section = 'rewards';
const kinds = ['points', 'voucher', 'express', 'gift'] as const;

export function RewardsPage() {
  const { t, i18n } = useTranslation('admin-content');
  const format = useFormat();
  const rewards = useRewards();
  const tierName = useTierNames();
  return (
    <AdminList
      section="rewards"
      title={t('rewards.title')}
      help={t('rewards.help')}
      add={t('rewards.add')}
      rows={rewards}
      textOf={({ name }) => pickText(name, pickLanguage(i18n.resolvedLanguage))}
      empty={{ icon: Gift, title: t('rewards.emptyTitle'), text: t('rewards.empty') }}
      editor={(reward) => <RewardEditor reward={reward} />}
      columns={[
        {
          id: 'name',
          title: t('name'),
          cell: ({ name }) => (
            <span className="font-semibold">{pickText(name, pickLanguage(i18n.resolvedLanguage))}</span>
          ),
        },
        { id: 'kind', title: t('rewards.kind'), cell: ({ kind }) => t(`rewards.kinds.${kind}`) },
        {
          id: 'tiers',
          title: t('tiers'),
          cell: (reward) => (reward.tiers.length === 0 ? t('everybody') : format.list(reward.tiers.map(tierName))),
        },
        {
          id: 'amount',
          title: t('rewards.amount'),
          align: 'end',
          cell: ({ amount }) => (amount === null ? '' : format.number(amount)),
        },
      ]}
    />
  );
}

function RewardEditor({ reward }: { reward: Reward | null }) {
  const { t, i18n } = useTranslation('admin-content');
  const tierName = useTierNames();
  const [language, setLanguage] = useState<Language>('en');
  const { value, set, isDirty } = useEdited<Reward>(
    reward ?? { id: newId(), name: {}, kind: 'voucher', amount: null, tiers: [] },
  );
  const isNameless = pickText(value.name, 'en').trim() === '';
  const problems = { ...problemsOf(rewardSchema, value), ...(isNameless ? { name: 'required' as const } : {}) };
  const { words, ifGood } = useChecked(problems);
  const title = pickText(value.name, pickLanguage(i18n.resolvedLanguage));
  async function save(): Promise<boolean> {
    return saveContent('reward.save', { row: value }, title);
  }
  return (
    <EditorDrawer
      title={reward ? title : t('rewards.add')}
      isDirty={isDirty}
      onSave={() => ifGood(save)}
      onClose={() => openSection(section)}
    >
      <TextLanguage value={language} onChange={setLanguage} texts={[value.name]} />
      <TextField
        label={t('name')}
        value={value.name[language] ?? ''}
        onChange={(name) => set({ name: withText(value.name, language, name) })}
        {...words('name')}
      />
      <Select
        label={t('rewards.kind')}
        value={value.kind}
        onChange={(kind) => set({ kind })}
        options={kinds.map((id) => ({ id, label: t(`rewards.kinds.${id}`) }))}
      />
      {(value.kind === 'points' || value.kind === 'voucher') && (
        <NumberField
          label={t('rewards.amount')}
          description={t(`rewards.amountHint.${value.kind}`)}
          value={value.amount ?? Number.NaN}
          onChange={(amount) => set({ amount: Number.isFinite(amount) ? Math.round(amount) : null })}
          {...words('amount')}
        />
      )}
      <ToggleList
        label={t('tiers')}
        description={t('tiersHint')}
        value={value.tiers}
        onChange={(next) => set({ tiers: next })}
        options={tiers.map((id) => ({ id, label: tierName(id) }))}
      />
    </EditorDrawer>
  );
}
