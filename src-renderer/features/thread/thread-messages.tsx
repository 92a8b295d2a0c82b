import { ArrowDown } from 'lucide-react';
import { type ReactNode, type UIEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import { type Thread, useMe, useThread, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { DaySeparator } from './day-separator.tsx';
import { MergedBelow } from './merged-thread.tsx';
import { MessageRow } from './message-row.tsx';
import { type ThreadRow, threadRows } from './thread-rows.ts';
import { ThreadTop } from './thread-top.tsx';
import { useReadMarks } from './use-read-marks.ts';
import { useSoughtMessage } from './use-sought-message.ts';

export interface ThreadMessagesProps {
  conversation: Conversation;
  /** False while somebody only watches over it: then nothing becomes read. */
  marksRead?: boolean;
  /** What can be done with a message from here, besides reading it. */
  actionOf?: (message: Message) => ReactNode;
}

/** The messages of a conversation of any length. Give it the conversation's id as key. */
export function ThreadMessages({ conversation, marksRead = true, actionOf }: ThreadMessagesProps) {
  const thread = useThread(conversation.id);
  if (!thread) return <ThreadSkeleton />;
  return <LoadedThread conversation={conversation} thread={thread} marksRead={marksRead} actionOf={actionOf} />;
}

/** Px from the end that still count as "at the end". */
const endMargin = 60;

interface LoadedThreadProps {
  conversation: Conversation;
  thread: Thread;
  marksRead: boolean;
  actionOf: ThreadMessagesProps['actionOf'];
}

function LoadedThread({ conversation, thread, marksRead, actionOf }: LoadedThreadProps) {
  const { t } = useTranslation('thread');
  const users = useUsers();
  const meId = useMe()?.id ?? null;
  const handle = useRef<VirtualListHandle>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const last = thread.messages.findLast(({ sendState }) => sendState === null)?.message ?? null;
  const shownPosition = last?.position ?? 0;
  const [leftAt, setLeftAt] = useState(shownPosition);
  useReadMarks(conversation, shownPosition, isAtEnd, marksRead);

  const names = useMemo(() => new Map(users?.map(({ id, name }) => [id, name])), [users]);
  const rows = useMemo(() => threadRows(thread.messages), [thread.messages]);
  const soughtId = useSoughtMessage(conversation.id, thread, rows, handle);
  const missed = thread.messages.filter(
    ({ message }) => message.kind === 'inbound' && message.position > leftAt,
  ).length;

  // One's own new message is always shown, wherever one had scrolled to.
  const ownPending = thread.messages.filter(({ sendState }) => sendState !== null).length;
  const before = useRef(ownPending);
  useEffect(() => {
    if (ownPending > before.current) handle.current?.scrollToEnd();
    before.current = ownPending;
  }, [ownPending]);

  function onScroll({ target }: UIEvent): void {
    if (!(target instanceof HTMLElement) || !target.matches('[data-kit-list]')) return;
    const atEnd = target.scrollHeight - target.scrollTop - target.clientHeight < endMargin;
    if (atEnd !== isAtEnd) setIsAtEnd(atEnd);
    if (!atEnd && isAtEnd) setLeftAt(shownPosition);
  }

  return (
    <div className="relative flex min-h-0 flex-1 flex-col" onScrollCapture={onScroll}>
      <ThreadTop thread={thread} />
      <VirtualList
        label={t('messages')}
        role="list"
        anchor="end"
        items={rows}
        getId={idOf}
        estimateSize={estimate}
        onNearStart={() => {
          if (thread.hasOlder && !thread.loadingOlder) thread.loadOlder();
        }}
        handleRef={handle}
        className="flex-1 pb-2"
      >
        {(row) =>
          row.kind === 'day' ? (
            <DaySeparator at={row.at} />
          ) : (
            <>
              <MessageRow
                item={row.item}
                follows={row.follows}
                authorName={names.get(row.item.message.authorId ?? '') ?? null}
                threadSubject={conversation.subject}
                isOwn={meId !== null && row.item.message.authorId === meId}
                action={actionOf?.(row.item.message)}
                isSought={row.item.message.id === soughtId}
              />
              <MergedBelow message={row.item.message} />
            </>
          )
        }
      </VirtualList>
      {!isAtEnd && (
        <div className="absolute bottom-3 left-1/2 -translate-x-1/2">
          <Button
            icon={ArrowDown}
            look={missed > 0 ? 'primary' : 'plain'}
            className="rounded-full shadow-float"
            onPress={() => handle.current?.scrollToEnd()}
          >
            {missed > 0 ? t('newMessages', { count: missed }) : t('toEnd')}
          </Button>
        </div>
      )}
      <p className="sr-only" aria-live="polite">
        {last?.kind === 'inbound' ? t('heard', { name: last.senderName ?? t('customer'), text: last.text }) : ''}
      </p>
    </div>
  );
}

const idOf = (row: ThreadRow) => row.id;

/** Near enough that the scrollbar stays calm before a row is measured. */
function estimate(row: ThreadRow): number {
  if (row.kind !== 'message') return 32;
  const { message } = row.item;
  if (message.kind === 'system') return 24;
  if (message.html !== null) return 220;
  return 58 + 19 * Math.ceil(message.text.length / 70) + (message.attachments.length > 0 ? 40 : 0);
}

function ThreadSkeleton() {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-1 flex-col justify-end gap-3 px-5.5 pb-4">
      <Skeleton className="h-14 w-3/5" />
      <Skeleton className="h-20 w-1/2 self-end" />
      <Skeleton className="h-10 w-2/5" />
    </div>
  );
}
