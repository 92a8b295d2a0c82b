import { useTranslation } from 'react-i18next';
import { channelIds } from '#shared/domain/channel-id.ts';
import { tiers } from '#shared/domain/customer.ts';
import { languages } from '#shared/domain/language.ts';
import { orderStatuses } from '#shared/domain/order.ts';
import type { Script } from '#shared/domain/script.ts';
import { languageNames } from '../../i18n/languages.ts';
import { useQueues, useTags } from '../../sync/index.ts';
import { ToggleList, WordListField } from '../admin-frame/index.ts';
import { useTierNames } from './names.ts';
import { TagDot } from './tag-dot.tsx';

type Trigger = Script['trigger'];

/** When a script offers itself. Nothing chosen in a line means "any"; every line with a choice has to fit. */
export function TriggerEditor({ trigger, onChange }: { trigger: Trigger; onChange: (trigger: Trigger) => void }) {
  const { t } = useTranslation(['admin-content', 'customer-card', 'ui']);
  const tierName = useTierNames();
  const queues = useQueues() ?? [];
  const tags = useTags() ?? [];
  const set = (change: Partial<Trigger>) => onChange({ ...trigger, ...change });
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{t('scripts.whenHelp')}</p>
      <ToggleList
        label={t('tiers')}
        value={trigger.tiers}
        onChange={(next) => set({ tiers: next })}
        options={tiers.map((id) => ({ id, label: tierName(id) }))}
      />
      <ToggleList
        label={t('scripts.orderStatuses')}
        value={trigger.orderStatuses}
        onChange={(next) => set({ orderStatuses: next })}
        options={orderStatuses.map((id) => ({ id, label: t(`customer-card:orderStatus.${id}`) }))}
      />
      <ToggleList
        label={t('channels')}
        value={trigger.channels}
        onChange={(next) => set({ channels: next })}
        options={channelIds.map((id) => ({ id, label: t(`ui:channel.${id}`) }))}
      />
      {queues.length > 0 && (
        <ToggleList
          label={t('scripts.queues')}
          value={trigger.queueIds}
          onChange={(next) => set({ queueIds: next })}
          options={queues.map(({ id, name }) => ({ id, label: name }))}
        />
      )}
      {tags.length > 0 && (
        <ToggleList
          label={t('tags.title')}
          value={trigger.tagIds}
          onChange={(next) => set({ tagIds: next })}
          options={tags.map(({ id, name, color }) => ({ id, label: name, leading: <TagDot color={color} /> }))}
        />
      )}
      <ToggleList
        label={t('languages')}
        value={trigger.languages}
        onChange={(next) => set({ languages: next })}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
      />
      <WordListField
        label={t('scripts.keywords')}
        description={t('scripts.keywordsHint')}
        words={trigger.keywords}
        onChange={(keywords) => set({ keywords })}
        longest={60}
      />
    </div>
  );
}
