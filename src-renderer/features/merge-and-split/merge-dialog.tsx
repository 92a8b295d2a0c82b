import { Merge } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useCustomer, useListRows, useMergedAmong } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { dropThreadQuestion, useThreadQuestions } from '../conversation-actions/index.ts';
import { canBeOne, likelyToStay, mergeCandidates } from './merge-candidates.ts';
import { MergeChoice } from './merge-choice.tsx';
import { mergeThreads } from './merge-threads.ts';

/** Which conversations are one matter, and which of them stays. */
export function MergeDialog() {
  const asked = useThreadQuestions((questions) => questions.merge);
  return asked === null ? null : <Question key={asked.join(' ')} asked={asked} />;
}

function Question({ asked }: { asked: readonly string[] }) {
  const { t } = useTranslation('merge-and-split');
  const rows = useListRows(asked);
  const given = asked.flatMap((id) => rows?.get(id)?.conversation ?? []);
  const own = given[0];
  const card = useCustomer(own?.customerId ?? null);
  const others = card?.conversations ?? [];
  const merged = useMergedAmong(others.map(({ id }) => id));
  const isLoading = own === undefined || card === undefined;
  const frame = { title: t('merge.title'), isOpen: true, onClose: dropThreadQuestion, size: 'lg' } as const;
  if (isLoading) {
    return (
      <Dialog {...frame}>
        <SkeletonRows rows={3} />
      </Dialog>
    );
  }
  const isSingle = asked.length === 1;
  const offered = isSingle ? [own, ...mergeCandidates(own, others, merged ?? new Set())] : given;
  const problem = offered.length < 2 ? 'nothing' : canBeOne(offered) ? null : 'different';
  if (problem) {
    return (
      <Dialog {...frame}>
        <EmptyState icon={Merge} title={t(`merge.${problem}Title`)}>
          {t(`merge.${problem}`)}
        </EmptyState>
      </Dialog>
    );
  }
  return <Choosing offered={offered} own={isSingle ? own : null} frame={frame} />;
}

interface ChoosingProps {
  offered: readonly Conversation[];
  /** The one it was asked from, which takes part in any case; null: several were chosen. */
  own: Conversation | null;
  frame: { title: string; isOpen: boolean; onClose: () => void; size: 'lg' };
}

function Choosing({ offered, own, frame }: ChoosingProps) {
  const { t } = useTranslation('merge-and-split');
  const open = offered.filter(({ state }) => state !== 'resolved');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    // One other open conversation is what is meant nearly always; among several the agent says which.
    () =>
      new Set(own === null || open.length === 2 ? [...open, ...(own ? [own] : offered)].map(({ id }) => id) : [own.id]),
  );
  const taking = offered.filter(({ id }) => chosen.has(id));
  const [picked, setPicked] = useState<string | null>(null);
  const stays = picked !== null && chosen.has(picked) ? picked : own ? own.id : likelyToStay(taking);
  const sources = taking.map(({ id }) => id).filter((id) => id !== stays);

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const merge = () => {
    dropThreadQuestion();
    if (stays !== null) void mergeThreads(stays, sources);
  };
  return (
    <Dialog
      {...frame}
      footer={
        <>
          <Button onPress={dropThreadQuestion}>{t('cancel')}</Button>
          <Button look="primary" icon={Merge} isDisabled={sources.length === 0} onPress={merge}>
            {t('merge.do')}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-muted">{t('merge.hint')}</p>
      <ul aria-label={t('merge.conversations')} className="flex flex-col divide-y overflow-hidden rounded-xl border">
        {offered.map((conversation) => (
          <MergeChoice
            key={conversation.id}
            conversation={conversation}
            isOwn={conversation.id === own?.id}
            isChosen={chosen.has(conversation.id)}
            isStaying={conversation.id === stays}
            onToggle={() => toggle(conversation.id)}
            onStay={() => setPicked(conversation.id)}
          />
        ))}
      </ul>
    </Dialog>
  );
}
