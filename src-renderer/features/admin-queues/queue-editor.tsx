import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '#shared/domain/queue.ts';
import { defaultQueueRules, type QueueRules } from '#shared/domain/queue-rules.ts';
import { useQueueRules } from '../../sync/index.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { EditorDrawer, keep, openSection, saveContent, useChecked, useEdited } from '../admin-frame/index.ts';
import { AfterTab } from './after-tab.tsx';
import { CompensationTab } from './compensation-tab.tsx';
import { QueueBasics } from './queue-basics.tsx';
import { problemsInForm, type QueueTab, queueFormOf, queueTabs, tabOf } from './queue-form.ts';
import { RulesTab } from './rules-tab.tsx';

/** Opens once the queue's rules are here: a form that starts from defaults would overwrite them. */
export function QueueEditor({ queue }: { queue: Queue | null }) {
  const rules = useQueueRules();
  return rules === undefined ? (
    <SkeletonRows rows={1} />
  ) : (
    <QueueForm queue={queue} rules={queue ? rules.get(queue.id) : undefined} />
  );
}

function QueueForm({ queue, rules }: { queue: Queue | null; rules: QueueRules | undefined }) {
  const { t } = useTranslation('admin-queues');
  const { value, set, isDirty } = useEdited(queueFormOf(queue, rules));
  const [tab, setTab] = useState<QueueTab>('basics');
  const problems = problemsInForm(value);
  const { words, ifGood, wasTried } = useChecked(problems);
  const setQueue = (change: Partial<Queue>) => set({ queue: { ...value.queue, ...change } });
  const setRules = (change: Partial<QueueRules>) => set({ rules: { ...value.rules, ...change } });

  async function keepBoth(): Promise<boolean> {
    const row = { ...value.queue, name: value.queue.name.trim() };
    const before = rules ?? defaultQueueRules(row.id);
    const isChanged = JSON.stringify(value.rules) !== JSON.stringify(before);
    // The queue first: rules point to it.
    const done = await saveContent('queue.save', { row }, row.name);
    return done && (!isChanged || keep('queueRules.save', { row: value.rules }));
  }
  async function save(): Promise<boolean> {
    const [first] = Object.keys(problems);
    const isBroken = Object.keys(problems).some((field) => tabOf(field) === tab);
    if (first !== undefined && !isBroken) setTab(tabOf(first));
    return ifGood(keepBoth);
  }
  const contents: Record<QueueTab, ReactNode> = {
    basics: <QueueBasics queue={value.queue} set={setQueue} words={words} />,
    rules: <RulesTab queue={value.queue} rules={value.rules} set={setRules} words={words} />,
    after: <AfterTab queueId={value.queue.id} rules={value.rules} set={setRules} words={words} />,
    voucher: <CompensationTab queue={value.queue} rules={value.rules} set={setRules} words={words} />,
  };
  const isWrong = (id: QueueTab) => wasTried && Object.keys(problems).some((field) => tabOf(field) === id);
  return (
    <EditorDrawer
      title={queue ? queue.name : t('add')}
      size="lg"
      isDirty={isDirty}
      onSave={save}
      onClose={() => openSection('queues')}
    >
      <Tabs
        label={t('tabs')}
        value={tab}
        onChange={setTab}
        items={queueTabs.map((id) => ({
          id,
          label: t(`tab.${id}`),
          trailing: isWrong(id) && (
            <span role="img" aria-label={t('tabWrong')} data-filled className="size-1.5 rounded-full bg-bad" />
          ),
          content: <div className="flex flex-col gap-4 px-0.5 py-4">{contents[id]}</div>,
        }))}
      />
    </EditorDrawer>
  );
}
