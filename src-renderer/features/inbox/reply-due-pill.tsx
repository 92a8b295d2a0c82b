import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { SlaPill } from '../../ui/sla-pill.tsx';
import { replyDue } from './reply-due.ts';

export interface ReplyDuePillProps {
  conversation: Pick<Conversation, 'replyDueAt' | 'waitingSince' | 'firstReplyAt'>;
}

/** The time left until the reply that is owed; nothing when none is. */
export function ReplyDuePill({ conversation: { replyDueAt, waitingSince, firstReplyAt } }: ReplyDuePillProps) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const coarse = useNow(15_000);
  const isNear = replyDueAt !== null && Math.abs(replyDueAt - coarse) < 3_700_000;
  const fine = useNow(isNear ? 1_000 : 15_000);
  if (replyDueAt === null) return null;
  const { text, state } = replyDue(replyDueAt, waitingSince, fine, format);
  return <SlaPill text={text} state={state} promise={firstReplyAt === null ? t('due.first') : t('due.next')} />;
}
