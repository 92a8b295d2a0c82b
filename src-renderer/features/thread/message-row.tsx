import { clsx } from 'clsx';
import { StickyNote } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import type { ThreadMessage } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pill } from '../../ui/pill.tsx';
import { useSeeMention } from '../mentions/index.ts';
import { DeliveryMark } from './delivery-mark.tsx';
import { MessageBody } from './message-body.tsx';
import { ParkedMessage } from './parked-message.tsx';
import { SendProblem } from './send-problem.tsx';
import { SystemLine } from './system-line.tsx';
import { WhisperMessage } from './whisper-message.tsx';

export interface MessageRowProps {
  item: ThreadMessage;
  /** Continues what the same author said just before: no name again. */
  follows: boolean;
  /** The colleague who wrote it; null for the customer or when unknown. */
  authorName: string | null;
  isOwn: boolean;
  threadSubject: string;
  /** A button beside what the customer can read, seen on hover and on focus. */
  action?: ReactNode;
  /** A link led here: it stands out for a moment. */
  isSought?: boolean;
}

/** One message. What the customer can read and what stays inside the house never look alike. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { item, follows, isSought = false } = props;
  const { message, sendState } = item;
  if (message.kind === 'system') return <SystemLine message={message} />;
  return (
    <div
      className={clsx(
        'px-5.5',
        follows ? 'pt-1' : 'pt-3',
        isSought && 'rounded-xl bg-accent-soft pb-2 outline-2 -outline-offset-2 outline-accent',
      )}
    >
      {sendState?.name === 'parked' ? (
        <ParkedMessage message={message} parked={sendState} />
      ) : message.kind === 'note' ? (
        <Note {...props} />
      ) : message.kind === 'coach' ? (
        <WhisperMessage {...props} foot={<Foot item={item} />} />
      ) : (
        <Bubble {...props} />
      )}
    </div>
  );
});

function Bubble({ item, follows, authorName, isOwn, threadSubject, action }: MessageRowProps) {
  const { t } = useTranslation('thread');
  const { message } = item;
  const isInbound = message.kind === 'inbound';
  const isMail = isInbound && message.html !== null;
  const isWaiting = item.sendState !== null || message.delivery?.status === 'held';
  return (
    <article
      aria-label={
        isInbound
          ? t('from.customer', { name: message.senderName ?? t('customer') })
          : t('from.team', { name: isOwn ? t('you') : (authorName ?? t('team')) })
      }
      className={clsx('group/bubble relative flex flex-col', isInbound ? 'items-start' : 'items-end')}
    >
      {action && (
        <span
          className={clsx(
            'absolute bottom-0 opacity-0 group-focus-within/bubble:opacity-100 group-hover/bubble:opacity-100',
            isInbound ? 'right-0' : 'left-0',
          )}
        >
          {action}
        </span>
      )}
      {!isInbound && !isOwn && !follows && (
        <p className="mb-0.5 px-1 text-xs text-faint">{message.automatic ? t('automatic') : authorName}</p>
      )}
      <div
        data-filled
        className={clsx(
          'min-w-0 rounded-[14px] border px-3.25 py-2.25',
          isMail ? 'w-full max-w-[46rem]' : 'max-w-[min(72%,42rem)]',
          isInbound
            ? 'rounded-bl-sm border-line bg-panel'
            : isWaiting
              ? 'rounded-br-sm border-dashed border-accent bg-accent-soft'
              : 'rounded-br-sm border-accent bg-accent text-on-accent forced-colors:bg-[Canvas]',
        )}
      >
        <MessageBody message={message} threadSubject={threadSubject} />
        <Foot item={item} />
      </div>
      <SendProblem item={item} />
    </article>
  );
}

function Note({ item, authorName, isOwn }: MessageRowProps) {
  const { t } = useTranslation('thread');
  const namesMe = useSeeMention(item.message.id);
  const name = isOwn ? t('you') : (authorName ?? t('team'));
  return (
    <article
      aria-label={t('from.note', { name })}
      data-filled
      className="rounded-[10px] border border-note-line bg-note-soft px-3 py-2"
    >
      <p className="mb-0.5 flex items-center gap-1.5 text-note">
        <Icon of={StickyNote} size="sm" />
        <b className="font-strong">{t('note', { name })}</b>
        <span className="text-xs">{t('noteHint')}</span>
        {namesMe && <Pill tone="note">{t('namesYou')}</Pill>}
      </p>
      <MessageBody message={item.message} />
      <Foot item={item} />
    </article>
  );
}

function Foot({ item }: { item: ThreadMessage }) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  const { sentAt, kind, automatic } = item.message;
  return (
    <p
      className={clsx('mt-0.75 flex items-center gap-1.5 text-xs', kind === 'outbound' ? 'justify-end' : 'text-faint')}
    >
      {automatic && kind === 'inbound' && <span>{t('automaticInbound')}</span>}
      <time dateTime={new Date(sentAt).toISOString()} title={format.dateTime(sentAt)}>
        {format.time(sentAt)}
      </time>
      <DeliveryMark item={item} />
    </p>
  );
}
