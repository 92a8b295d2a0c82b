import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { User } from '#shared/domain/user.ts';
import type { Format } from '../../i18n/format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { conversationPath } from '../../platform/location.ts';
import { useConversation, useMe, useQueues, useUsers } from '../../sync/index.ts';

export interface SystemNames {
  meId: string | null;
  users: readonly Pick<User, 'id' | 'name'>[];
  queues: readonly Pick<Queue, 'id' | 'name'>[];
}

/** What happened, as a sentence in the reader's language. */
export function systemWords(
  { event, authorId }: Pick<Message, 'event' | 'authorId'>,
  { meId, users, queues }: SystemNames,
  t: TFunction<'thread'>,
  format: Pick<Format, 'dateTime'>,
): string {
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? t('system.someone');
  const who = authorId === null ? t('system.parley') : authorId === meId ? t('system.you') : nameOf(authorId);
  if (event === null) return '';
  switch (event.name) {
    case 'assigned':
      if (event.userId === null) return t('system.unassigned', { who });
      if (event.userId === authorId) return t('system.took', { who });
      return t('system.assigned', { who, whom: event.userId === meId ? t('system.toYou') : nameOf(event.userId) });
    case 'transferred': {
      const queue = queues.find(({ id }) => id === event.queueId)?.name;
      const to = [queue, event.userId === null ? undefined : nameOf(event.userId)].filter(Boolean).join(' · ');
      return t('system.transferred', { who, to });
    }
    case 'state':
      return t(`system.state.${event.state}`, { who, until: event.until === null ? '' : format.dateTime(event.until) });
    case 'offered':
      return t(`system.offered.${event.outcome}`, {
        who: event.userId === meId ? t('system.you') : nameOf(event.userId),
        count: event.afterSeconds,
      });
    case 'supervision': {
      const to =
        event.userId === null ? t('system.theQueue') : event.userId === meId ? t('system.toYou') : nameOf(event.userId);
      return t(`system.supervision.${event.action}`, { who, to });
    }
    case 'participant':
      return t(`system.participant.${event.action}`, { who, whom: nameOf(event.userId) });
    case 'approval':
      return [t(`system.approval.${event.decision}`, { who }), event.words].filter(Boolean).join(' ');
    case 'merged':
      return t(`system.merged.${event.direction}`, { who });
    case 'split':
      return t(`system.split.${event.direction}`, { who });
  }
}

export function SystemLine({ message }: { message: Message }) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  const names = { meId: useMe()?.id ?? null, users: useUsers() ?? [], queues: useQueues() ?? [] };
  const { event } = message;
  // What was merged into this one is read below the line, and its link would lead back here.
  const isElsewhere = event?.name === 'split' || (event?.name === 'merged' && event.direction === 'into');
  return (
    <p className="px-4 py-1 text-center text-xs text-faint">
      {systemWords(message, names, t, format)}
      {isElsewhere && <OtherThread conversationId={event.conversationId} />}
      <span aria-hidden>{' · '}</span>
      <time dateTime={new Date(message.sentAt).toISOString()}>{format.time(message.sentAt)}</time>
    </p>
  );
}

/** The way to the other half of a merge or a split, called by its number once the server has given one. */
function OtherThread({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('thread');
  const other = useConversation(conversationId);
  if (other === null) return null;
  return (
    <>
      {' '}
      <a href={`#/${conversationPath(conversationId)}`} className="font-medium text-accent underline">
        {other && other.number > 0 ? `#${other.number}` : t('system.openOther')}
      </a>
    </>
  );
}
