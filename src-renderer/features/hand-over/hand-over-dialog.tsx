import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useIsLive, useMe } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PickerList } from '../../ui/picker-list.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { actorOf, dropQuestion, type HandOverWay, handOverWays, useQuestions } from '../conversation-actions/index.ts';
import { consult, handOver, invite } from './hand-over.ts';
import { type Target, useTargets } from './use-targets.tsx';

/** Brings a colleague into a conversation, in one of three ways, whenever an action asks. Render it once. */
export function HandOverDialog() {
  const question = useQuestions((questions) => questions.handOver);
  if (question === null) return null;
  return <AskedHandOver key={question.conversation.id} conversation={question.conversation} first={question.way} />;
}

function AskedHandOver({ conversation, first }: { conversation: Conversation; first: HandOverWay }) {
  const { t } = useTranslation('hand-over');
  const me = useMe();
  const isLive = useIsLive();
  const [way, setWay] = useState(first);
  const [query, setQuery] = useState('');
  const [words, setWords] = useState('');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const wordsArea = useRef<HTMLTextAreaElement>(null);
  const targets = useTargets(conversation, way);
  const wanted = query.trim().toLocaleLowerCase();
  const found = targets?.filter(({ label }) => label.toLocaleLowerCase().includes(wanted));
  const chosen = targets?.find(({ id, isDisabled }) => id === chosenId && !isDisabled) ?? null;
  const lacksWords = way === 'consult' && words.trim() === '';
  const isReady = chosen !== null && !lacksWords;

  function go(target: Target): void {
    dropQuestion();
    if (way === 'transfer') void handOver(conversation, target, words, me ? actorOf(me) : null);
    else if (way === 'consult') void consult(conversation, target, words);
    else void invite(conversation, target, words);
  }
  const confirm = () => {
    if (chosen !== null && isReady) go(chosen);
    else if (chosen !== null) wordsArea.current?.focus();
  };
  useShortcuts({ 'mod+enter': { run: confirm } }, { inDialog: true });
  return (
    <Dialog
      title={t('title')}
      isOpen
      onClose={dropQuestion}
      footer={
        <>
          <Button onPress={dropQuestion}>{t('cancel')}</Button>
          <Button look="primary" kbd="mod+enter" isDisabled={!isReady} onPress={confirm} className="min-w-0">
            <span className="max-w-72 truncate">
              {chosen ? t(`go.${way}`, { name: chosen.label }) : t(`way.${way}`)}
            </span>
          </Button>
        </>
      }
    >
      <div className="flex min-h-0 flex-col gap-3">
        <SegmentedControl
          label={t('ways')}
          value={way}
          onChange={setWay}
          options={handOverWays.map((id) => ({ id, label: t(`way.${id}`) }))}
        />
        <p className="text-muted">{t(`hint.${way}`)}</p>
        {found === undefined ? (
          <SkeletonRows rows={4} />
        ) : (
          <PickerList
            label={t(`find.${way}`)}
            placeholder={t(`find.${way}`)}
            query={query}
            onQueryChange={setQuery}
            items={found}
            value={chosen?.id ?? null}
            onChoose={(id) => {
              setChosenId(id);
              wordsArea.current?.focus();
            }}
            empty={t('nobody')}
          />
        )}
        <TextArea
          label={t(`words.${way}`)}
          placeholder={t(`wordsPlaceholder.${way}`)}
          value={words}
          onChange={setWords}
          areaRef={wordsArea}
          minRows={2}
          maxRows={8}
        />
        {isLive === false && <p className="text-sm text-muted">{t('offline')}</p>}
      </div>
    </Dialog>
  );
}
