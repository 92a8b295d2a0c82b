import {
  AlarmClock,
  ArrowRightLeft,
  CircleCheckBig,
  Ellipsis,
  Flag,
  History,
  Hourglass,
  Merge,
  RotateCcw,
  Tag,
  Tags,
  UserRoundPlus,
  X,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BulkStep } from '#shared/mutations/bulk-actions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { askToMerge } from '../conversation-actions/index.ts';
import { clearMarks, markAllInView, useChosen, useMarks } from '../inbox/index.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { showBulkActions, useBulk } from './bulk-store.ts';
import { runBulk } from './run-bulk.ts';
import { useBulkNews } from './use-bulk-news.ts';
import type { Question } from './use-steps.tsx';

const BulkQuestion = lazyPart(async () => (await import('./bulk-question.tsx')).BulkQuestion);

/** Merging is for a few conversations of one customer; the contract's own limit is far higher. */
const mergeAtMost = 10;

/** What can be done with the chosen conversations; nothing while none is. Every action works offline and can be undone. */
export function BulkBar() {
  useBulkNews();
  const chosen = useChosen();
  const isRunning = useBulk((state) => state.run !== null);
  if (isRunning) return <BulkProgress />;
  return chosen.length === 0 ? null : <Actions chosen={chosen} />;
}

function Actions({ chosen }: { chosen: readonly string[] }) {
  const { t } = useTranslation(['bulk-actions', 'conversation-actions', 'ui']);
  const format = useFormat();
  const total = useMarks((state) => state.inView.length);
  const [question, setQuestion] = useState<Question | null>(null);
  // Here before it is asked for: what is typed behind a key must find it.
  useEffect(() => void BulkQuestion.preload(), []);
  const run = (step: BulkStep) => void runBulk(step, chosen);
  const words = (key: string) => t(`conversation-actions:${key}`);

  const group = t('keys');
  const asked = { a: 'assign', t: 'transfer', g: 'tag', p: 'priority', s: 'snooze', e: 'resolve' } as const;
  useShortcuts(
    Object.fromEntries(
      Object.entries(asked).map(([key, name]) => [
        key,
        { label: words(name === 'priority' ? 'setPriority' : name), group, run: () => setQuestion(name) },
      ]),
    ),
  );

  const more = [
    {
      id: 'more',
      items: [
        { id: 'reopen', label: words('reopen'), icon: RotateCcw, onAction: () => run({ name: 'conversation.reopen' }) },
        {
          id: 'pending',
          label: words('setPending'),
          icon: Hourglass,
          onAction: () => run({ name: 'conversation.setPending' }),
        },
        { id: 'untag', label: t('untag'), icon: Tags, onAction: () => setQuestion('untag') },
        {
          id: 'merge',
          label: t('merge'),
          icon: Merge,
          isDisabled: chosen.length < 2 || chosen.length > mergeAtMost,
          onAction: () => askToMerge(chosen),
        },
        { id: 'recent', label: t('recent'), icon: History, onAction: () => showBulkActions() },
      ],
    },
  ];
  return (
    <section aria-label={t('chosen')} className="border-b bg-accent-soft px-3.5 py-1.5">
      <div className="flex items-center gap-2">
        <p role="status" className="font-semibold whitespace-nowrap">
          {t('count', { count: chosen.length, number: format.number(chosen.length) })}
        </p>
        {chosen.length < total && (
          <AriaButton
            onPress={markAllInView}
            className="min-w-0 cursor-default truncate rounded-md px-1 font-medium text-accent data-hovered:underline"
          >
            {t('all', { count: total, number: format.number(total) })}
          </AriaButton>
        )}
        <span className="flex-1" />
        <IconButton icon={X} label={t('none')} kbd="escape" size="sm" onPress={clearMarks} />
      </div>
      <div role="toolbar" aria-label={t('chosen')} className="mt-1 -ml-1.5 flex items-center gap-0.5">
        <IconButton icon={UserRoundPlus} label={words('assign')} kbd="a" onPress={() => setQuestion('assign')} />
        <IconButton icon={ArrowRightLeft} label={words('transfer')} kbd="t" onPress={() => setQuestion('transfer')} />
        <IconButton icon={Tag} label={words('tag')} kbd="g" onPress={() => setQuestion('tag')} />
        <IconButton icon={Flag} label={words('setPriority')} kbd="p" onPress={() => setQuestion('priority')} />
        <IconButton icon={AlarmClock} label={words('snooze')} kbd="s" onPress={() => setQuestion('snooze')} />
        <Menu label={words('more')} groups={more}>
          <IconButton icon={Ellipsis} label={words('more')} />
        </Menu>
        <span className="flex-1" />
        <Button look="primary" size="sm" icon={CircleCheckBig} kbd="e" onPress={() => setQuestion('resolve')}>
          {words('resolve')}
        </Button>
      </div>
      <BulkQuestion question={question} onClose={() => setQuestion(null)} onRun={run} />
    </section>
  );
}
