import { Check, History, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Disposition } from '#shared/domain/disposition.ts';
import { useDispositions } from '../../sync/index.ts';
import { CommandPalette } from '../../ui/command-palette.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { dropQuestion, type OutcomeQuestion, useQuestions } from '../conversation-actions/index.ts';
import { outcomeGroups } from './outcome-groups.ts';
import { recentOutcomes, rememberOutcome } from './recent-outcomes.ts';

/** Asks how a conversation ended, whenever an action has to know. Render it once. */
export function OutcomeDialog() {
  const question = useQuestions((questions) => questions.outcome);
  return question && <AskedOutcome key={question.conversation.id} question={question} />;
}

function AskedOutcome({ question }: { question: OutcomeQuestion }) {
  const { t } = useTranslation('wrap-up');
  const all = useDispositions();
  const [query, setQuery] = useState('');
  const [recentIds] = useState(recentOutcomes);
  const { queueId } = question.conversation;
  const { recent, others } = outcomeGroups(all ?? [], queueId, recentIds, query);
  const item = (icon: typeof Tag) => (one: Disposition) => ({
    id: one.id,
    label: one.name,
    leading: (
      <Icon
        of={one.id === question.dispositionId ? Check : icon}
        size="sm"
        className={one.id === question.dispositionId ? 'text-accent' : 'text-muted'}
      />
    ),
    onSelect: () => {
      rememberOutcome(one.id);
      question.onChoose(one.id);
    },
  });
  const hasNone = query.trim() === '' && recent.length + others.length === 0;
  return (
    <CommandPalette
      label={t('ask')}
      placeholder={t('find')}
      isOpen
      onClose={dropQuestion}
      query={query}
      onQueryChange={setQuery}
      groups={[
        { id: 'recent', title: t('recent'), items: recent.map(item(History)) },
        { id: 'others', title: recent.length > 0 ? t('others') : t('ask'), items: others.map(item(Tag)) },
      ]}
      empty={all === undefined ? <SkeletonRows rows={2} /> : hasNone ? t('noOutcomes') : t('nothingFound')}
      footer={t('askHint')}
    />
  );
}
