import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { AttachmentList } from './attachment-list.tsx';
import { bareSubject } from './bare-subject.ts';
import { LinkedText } from './linked-text.tsx';
import { MailFrame } from './mail-frame.tsx';
import { QuotedText } from './quoted-text.tsx';
import { RichText } from './rich-text.tsx';

export interface MessageBodyProps {
  message: Message;
  /** The conversation's subject: a message repeats it only when it says something else. */
  threadSubject?: string;
}

/** Words, pictures and files of a message of any kind. */
export function MessageBody({ message, threadSubject = '' }: MessageBodyProps) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  const { kind, html, text, quotedText, attachments, recipients, subject } = message;
  const isForeignHtml = kind === 'inbound' && html !== null;
  // A picture the mail shows itself is not listed a second time.
  const listed = isForeignHtml
    ? attachments.filter(
        ({ contentId }) => contentId === null || !html.includes(`cid:${contentId.replaceAll(/^<|>$/g, '')}`),
      )
    : attachments;
  const copies = [...(recipients?.cc ?? []), ...(recipients?.bcc ?? [])];
  return (
    <>
      {subject && bareSubject(subject) !== bareSubject(threadSubject) && <p className="font-semibold">{subject}</p>}
      {copies.length > 0 && <p className="mb-1 text-xs opacity-80">{t('copies', { names: format.list(copies) })}</p>}
      {isForeignHtml ? (
        <MailFrame message={message} />
      ) : html !== null ? (
        <RichText html={html} />
      ) : (
        text !== '' && <LinkedText text={text} />
      )}
      {quotedText && !isForeignHtml && <QuotedText text={quotedText} />}
      <AttachmentList attachments={listed} />
    </>
  );
}
