import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SideMessage, SideThread } from '#shared/domain/side-thread.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useMe, useOutbox, useSideMessages, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';

/** Px from the end that still count as at the end. */
const endMargin = 40;

/** What was said aside, in order, with a line where the unread begins. Stays at the end while the end is in sight. */
export function TalkMessages({ thread }: { thread: SideThread }) {
  const { t } = useTranslation('side-threads');
  const messages = useSideMessages(thread.id);
  const users = useUsers() ?? [];
  const meId = useMe()?.id ?? '';
  const outbox = useOutbox() ?? [];
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  // As it was when the talk was opened: seeing it must not take the line away under the reader's eyes.
  const [seenAt] = useState(() => thread.seenAt[meId] ?? 0);
  const count = messages?.length ?? 0;
  useEffect(() => {
    const element = box.current;
    if (count > 0 && element && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [count]);
  if (!messages) return <SkeletonRows rows={3} />;
  const firstUnread = messages.find(({ authorId, sentAt }) => authorId !== meId && sentAt > seenAt)?.id;
  const waiting = new Set(
    outbox.flatMap(({ entry }) => (entry.state === 'parked' ? [] : entry.touched.map(({ id }) => id))),
  );
  return (
    <div
      ref={box}
      role="log"
      aria-label={t('messages')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < endMargin;
      }}
      className="min-h-0 flex-1 overflow-auto px-3.5 py-3 outline-offset-[-2px]"
    >
      {messages.map((message, at) => (
        <Said
          key={message.id}
          message={message}
          follows={messages[at - 1]?.authorId === message.authorId && message.id !== firstUnread}
          isOwn={message.authorId === meId}
          isWaiting={waiting.has(message.id)}
          name={users.find(({ id }) => id === message.authorId)?.name ?? t('someone')}
          isFirstUnread={message.id === firstUnread}
        />
      ))}
    </div>
  );
}

interface SaidProps {
  message: SideMessage;
  follows: boolean;
  isOwn: boolean;
  isWaiting: boolean;
  isFirstUnread: boolean;
  name: string;
}

function Said({ message, follows, isOwn, isWaiting, isFirstUnread, name }: SaidProps) {
  const { t } = useTranslation('side-threads');
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <>
      {isFirstUnread && (
        <p className="mt-3 flex items-center gap-2 text-xs font-medium text-accent before:flex-1 before:border-t before:border-accent after:flex-1 after:border-t after:border-accent">
          {t('new')}
        </p>
      )}
      <article
        aria-label={t('saidBy', { name: isOwn ? t('you') : name })}
        className={clsx('flex gap-2', follows ? 'pt-1' : 'pt-3')}
      >
        <span className="w-7 shrink-0">{!follows && <Avatar name={name} colorKey={message.authorId} size="sm" />}</span>
        <div className="min-w-0 flex-1">
          {!follows && (
            <p className="flex items-baseline gap-1.5">
              <b className="min-w-0 truncate font-strong">{isOwn ? t('you') : name}</b>
              <time
                dateTime={new Date(message.sentAt).toISOString()}
                title={format.dateTime(message.sentAt)}
                className="text-xs whitespace-nowrap text-faint"
              >
                {format.moment(message.sentAt, now)}
              </time>
            </p>
          )}
          <p className="break-words whitespace-pre-wrap">{message.text}</p>
          {isWaiting && <p className="text-xs text-warn">{t('waiting')}</p>}
        </div>
      </article>
    </>
  );
}
