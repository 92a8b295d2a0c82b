import { useTranslation } from 'react-i18next';
import { channelIds } from '#shared/domain/channel-id.ts';
import { priorities } from '#shared/domain/conversation.ts';
import { type KeywordRule, keywordRuleSchema } from '#shared/domain/keyword-rule.ts';
import { newId } from '#shared/lib/ids.ts';
import { useInboxes, useQueues, useTags } from '../../sync/index.ts';
import { Section } from '../../ui/section.tsx';
import { Select } from '../../ui/select.tsx';
import {
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
  WordListField,
} from '../admin-frame/index.ts';
import { KeywordTester } from './keyword-tester.tsx';

const unchanged = '-';
const lists = ['anyOf', 'allOf', 'noneOf'] as const;

const blank = (order: number): KeywordRule => ({
  id: newId(),
  name: '',
  enabled: true,
  order,
  match: { anyOf: [], allOf: [], noneOf: [], channels: [], inboxIds: [] },
  outcome: { tagIds: [], priority: null, queueId: null },
});

export function KeywordRuleEditor({ rule, nextOrder }: { rule: KeywordRule | null; nextOrder: number }) {
  const { t } = useTranslation(['admin-rules', 'ui']);
  const queues = useQueues() ?? [];
  const tags = useTags() ?? [];
  const inboxes = useInboxes() ?? [];
  const { value, set, isDirty } = useEdited(rule ?? blank(nextOrder));
  const { match, outcome } = value;
  const isWordless = match.anyOf.length + match.allOf.length === 0;
  const isIdle = outcome.tagIds.length === 0 && outcome.priority === null && outcome.queueId === null;
  const { words, ifGood, wasTried } = useChecked({
    ...problemsOf(keywordRuleSchema, { ...value, name: value.name.trim() }),
    ...(isWordless ? { match: 'required' as const } : {}),
    ...(isIdle ? { outcome: 'required' as const } : {}),
  });
  const setMatch = (change: Partial<KeywordRule['match']>) => set({ match: { ...match, ...change } });
  const setOutcome = (change: Partial<KeywordRule['outcome']>) => set({ outcome: { ...outcome, ...change } });
  const refusal = isWordless ? t('keywords.wordless') : isIdle ? t('keywords.idle') : null;
  return (
    <EditorDrawer
      title={rule ? rule.name : t('keywords.add')}
      isDirty={isDirty}
      error={wasTried ? refusal : null}
      onSave={() =>
        ifGood(() => saveContent('keywordRule.save', { row: { ...value, name: value.name.trim() } }, value.name))
      }
      onClose={() => openSection('keywords')}
      onRemove={rule && (() => removeContent(rule, 'keywordRule.remove', (row) => keep('keywordRule.save', { row })))}
    >
      <NameField label={t('name')} value={value.name} onChange={(name) => set({ name })} {...words('name')} />
      <OptionalPart label={t('keywords.enabled')} isOn={value.enabled} onChange={(enabled) => set({ enabled })} />
      <Section title={t('keywords.when')} className="flex flex-col gap-3">
        {lists.map((list) => (
          <WordListField
            key={list}
            label={t(`keywords.${list}`)}
            {...(list === 'anyOf' ? { description: t('keywords.wordsHint') } : {})}
            words={match[list]}
            onChange={(next) => setMatch({ [list]: next.slice(0, 100) })}
            longest={80}
          />
        ))}
        <ToggleList
          label={t('channels')}
          description={t('keywords.channelsHint')}
          value={match.channels}
          onChange={(channels) => setMatch({ channels })}
          options={channelIds.map((id) => ({ id, label: t(`ui:channel.${id}`) }))}
        />
        {inboxes.length > 0 && (
          <ToggleList
            label={t('keywords.inboxes')}
            value={match.inboxIds}
            onChange={(inboxIds) => setMatch({ inboxIds })}
            options={inboxes.map(({ id, name }) => ({ id, label: name }))}
          />
        )}
      </Section>
      <Section title={t('keywords.then')} className="flex flex-col gap-3">
        <ToggleList
          label={t('keywords.tags')}
          value={outcome.tagIds}
          onChange={(tagIds) => setOutcome({ tagIds })}
          options={tags.map(({ id, name }) => ({ id, label: name }))}
        />
        <div className="grid grid-cols-2 items-start gap-3">
          <Select
            label={t('keywords.priority')}
            description={t('keywords.priorityHint')}
            value={outcome.priority ?? unchanged}
            onChange={(id) => setOutcome({ priority: priorities.find((priority) => priority === id) ?? null })}
            options={[
              { id: unchanged, label: t('keywords.unchanged') },
              ...priorities.map((id) => ({ id, label: t(`priority.${id}`) })),
            ]}
          />
          <Select
            label={t('queue')}
            description={t('keywords.queueHint')}
            value={outcome.queueId ?? unchanged}
            onChange={(id) => setOutcome({ queueId: id === unchanged ? null : id })}
            options={[
              { id: unchanged, label: t('keywords.unchanged') },
              ...queues.map(({ id, name }) => ({ id, label: name })),
            ]}
          />
        </div>
      </Section>
      <KeywordTester rules={[{ ...value, name: value.name || t('keywords.thisRule') }]} />
    </EditorDrawer>
  );
}
