import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Message } from '#shared/domain/message.ts';
import { useConversation, useMe, useMerge, useThread, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { takeApart } from '../merge-and-split/index.ts';
import { MessageRow } from './message-row.tsx';
import { threadRows } from './thread-rows.ts';

/** Which merged threads are folded. Outside the row: rows of a virtual list may be made anew while one reads. */
const useFolded = create<{ ids: ReadonlySet<string> }>()(() => ({ ids: new Set() }));
const toggle = (id: string) =>
  useFolded.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next };
  });

/** The conversation this line tells of having ended here, or null. */
const endedHere = ({ event }: Pick<Message, 'event'>): string | null =>
  event?.name === 'merged' && event.direction === 'from' ? event.conversationId : null;

/** Below a line that tells of a merge: what was merged. Nothing below every other message. */
export function MergedBelow({ message }: { message: Message }) {
  const conversationId = endedHere(message);
  return conversationId === null ? null : <MergedThread conversationId={conversationId} />;
}

/**
 * The messages of a conversation that ended in this one, read where it happened. They stay where they were written, so nothing is
 * renumbered and the merge can be taken back.
 */
function MergedThread({ conversationId }: { conversationId: string }) {
  const merge = useMerge(conversationId);
  return merge ? <Inside conversationId={conversationId} /> : null;
}

function Inside({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('thread');
  const isOpen = !useFolded(({ ids }) => ids.has(conversationId));
  const source = useConversation(conversationId);
  const thread = useThread(isOpen ? conversationId : null);
  const users = useUsers();
  const meId = useMe()?.id ?? null;
  const messages = (thread?.messages ?? []).filter(
    ({ message }) => message.kind !== 'system' || endedHere(message) !== null,
  );
  const number = source && source.number > 0 ? `#${source.number}` : '';
  return (
    <section
      aria-label={t('merged.title', { number })}
      className="mx-5.5 mt-1 mb-2 rounded-xl border border-dashed pb-2"
    >
      <header className="flex items-center gap-2 px-1.5 py-1">
        <Button
          size="sm"
          look="quiet"
          icon={isOpen ? ChevronDown : ChevronRight}
          aria-expanded={isOpen}
          className="min-w-0 shrink"
          onPress={() => toggle(conversationId)}
        >
          <span className="truncate">{t('merged.title', { number })}</span>
        </Button>
        <span className="flex-1" />
        <Button size="sm" look="quiet" icon={Undo2} onPress={() => void takeApart([conversationId])}>
          {t('merged.takeApart')}
        </Button>
      </header>
      {isOpen && thread?.hasOlder && (
        <Button
          size="sm"
          look="quiet"
          className="mx-auto flex"
          isPending={thread.loadingOlder}
          onPress={thread.loadOlder}
        >
          {t('merged.older')}
        </Button>
      )}
      {isOpen &&
        threadRows(messages).map((row) =>
          row.kind === 'day' ? null : (
            <Fragment key={row.id}>
              <MessageRow
                item={row.item}
                follows={row.follows}
                authorName={users?.find(({ id }) => id === row.item.message.authorId)?.name ?? null}
                threadSubject={source?.subject ?? ''}
                isOwn={meId !== null && row.item.message.authorId === meId}
              />
              <MergedBelow message={row.item.message} />
            </Fragment>
          ),
        )}
    </section>
  );
}
