import { clsx } from 'clsx';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Supervision } from '#shared/domain/supervision.ts';
import { goTo, supervisionPath } from '../../platform/location.ts';
import { useNow } from '../../platform/use-now.ts';
import { useConversation, useCustomer, useMe, useRunningSupervisions, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Pill } from '../../ui/pill.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Duration } from '../../ui/time-text.tsx';
import { customerName } from '../inbox/index.ts';
import { agentSupervisionPath } from './supervision-view.ts';

/** What is being watched now, by whom and how; one's own first. */
export function RunningSessions({ openId }: { openId: string | null }) {
  const { t } = useTranslation('supervision');
  const meId = useMe()?.id;
  const running = useRunningSupervisions();
  if (running === undefined) return <SkeletonRows rows={2} />;
  if (running.length === 0) return <p className="px-1 text-muted">{t('noneRunning')}</p>;
  const sorted = running.toSorted((a, b) => Number(b.supervisorId === meId) - Number(a.supervisorId === meId));
  return (
    <ul className="flex flex-col gap-0.5">
      {sorted.map((session) => (
        <li key={session.id}>
          <SessionRow session={session} isOpen={openId === (session.conversationId ?? session.agentId)} />
        </li>
      ))}
    </ul>
  );
}

function SessionRow({ session, isOpen }: { session: Supervision; isOpen: boolean }) {
  const { t } = useTranslation('supervision');
  const now = useNow();
  const meId = useMe()?.id;
  const users = useUsers();
  const conversation = useConversation(session.conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  const nameOf = (id: string | null) => users?.find((user) => user.id === id)?.name ?? t('theQueue');
  const what =
    session.conversationId === null
      ? t('everythingOf', { name: nameOf(session.agentId) })
      : customerName(card?.customer, t('someCustomer'));
  const who = session.supervisorId === meId ? t('you') : nameOf(session.supervisorId);
  const path =
    session.conversationId !== null
      ? supervisionPath(session.conversationId)
      : agentSupervisionPath(session.agentId ?? '');
  return (
    <AriaButton
      {...(isOpen ? { 'aria-current': 'true' as const } : {})}
      onPress={() => goTo(path)}
      className={clsx(
        'flex w-full items-center gap-2.5 rounded-lg px-2 py-1.5 text-left outline-offset-[-2px] data-hovered:bg-hover',
        isOpen && 'bg-accent-soft',
      )}
    >
      <Avatar name={nameOf(session.agentId)} colorKey={session.agentId ?? 'queue'} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{what}</span>
        <span className="block truncate text-sm text-muted">
          {session.conversationId === null ? who : `${who} · ${nameOf(session.agentId)}`}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-0.5">
        <Pill tone={session.mode === 'whisper' ? 'whisper' : session.mode === 'monitor' ? 'neutral' : 'accent'}>
          {t(`mode.${session.mode}`)}
        </Pill>
        <Duration ms={Math.max(0, now - session.startedAt)} className="text-xs text-faint" />
      </span>
    </AriaButton>
  );
}
