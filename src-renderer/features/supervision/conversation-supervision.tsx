import { SearchX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { SupervisionMode } from '#shared/domain/supervision.ts';
import { openConversation, useConversation, useCustomer, useMe, useSyncStatus, useUsers } from '../../sync/index.ts';
import { EmptyState, OfflineNotice } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { CustomerPane } from '../customer-card/index.ts';
import { customerName } from '../inbox/index.ts';
import { useReportView } from '../presence/index.ts';
import { BeginCard } from './begin-card.tsx';
import { ModeBar } from './mode-bar.tsx';
import { PaneComposer } from './pane-composer.tsx';
import { PaneHeader } from './pane-header.tsx';
import { SessionBar } from './session-bar.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useLiveWork } from './use-live-work.ts';
import { useMode } from './use-mode.tsx';
import { useSessions } from './use-session.ts';
import { WatchedThread } from './watched-thread.tsx';

export interface ConversationSupervisionProps {
  conversationId: string;
  /** The customer's card stands beside already. */
  hasCardBeside: boolean;
  onClose: (() => void) | undefined;
}

/** One conversation before a supervisor. Give it the conversation's id as key. */
export function ConversationSupervision({ conversationId, ...rest }: ConversationSupervisionProps) {
  const { t } = useTranslation('supervision');
  const conversation = useConversation(conversationId);
  const isMissing = conversation === null;
  useEffect(() => {
    if (isMissing) void openConversation(conversationId);
  }, [conversationId, isMissing]);
  if (conversation === undefined) return <SkeletonRows rows={6} />;
  if (conversation === null) {
    return (
      <EmptyState icon={SearchX} title={t('notHere')}>
        {t('notHereHint')}
      </EmptyState>
    );
  }
  return <Supervised conversation={conversation} {...rest} />;
}

interface SupervisedProps extends Omit<ConversationSupervisionProps, 'conversationId'> {
  conversation: Conversation;
}

const firstName = (name: string) => name.split(/\s+/)[0] ?? name;

function Supervised({ conversation, hasCardBeside, onClose }: SupervisedProps) {
  const { t } = useTranslation('supervision');
  const target = { conversationId: conversation.id, agentId: null };
  const me = useMe();
  const users = useUsers();
  const sessions = useSessions(target);
  const card = useCustomer(conversation.customerId);
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const [showsCard, setShowsCard] = useState(false);
  const session = sessions?.mine ?? null;
  const live = useLiveWork(session?.id ?? null);
  const pane = useKeptFocus(session?.id ?? null);
  const answers = session?.mode === 'join' || session?.mode === 'take-over';
  // Who only watches is no viewer; who answers is seen to type, as every colleague is.
  useReportView(answers ? conversation.id : null);

  const isMine = conversation.assigneeId !== null && conversation.assigneeId === me?.id;
  const watchedId = isMine ? (session?.formerAssigneeId ?? null) : conversation.assigneeId;
  const agent = users?.find(({ id }) => id === watchedId) ?? null;
  const agentName = agent ? firstName(agent.name) : null;
  const name = customerName(card?.customer, t('someCustomer'));
  const isResolved = conversation.state === 'resolved';
  const modes = useMode({ target, session, conversation, agent, agentName, customerName: name });
  const closed: SupervisionMode[] = [
    ...(agent === null ? (['whisper'] as const) : []),
    ...(isResolved ? (['join', 'take-over'] as const) : []),
    ...(session?.mode === 'take-over' ? (['monitor', 'whisper', 'join'] as const) : []),
  ];
  const open = (mode: SupervisionMode) => {
    if (modes.mode !== mode && !closed.includes(mode)) modes.choose(mode);
  };
  const group = t('keys');
  useShortcuts({
    m: { label: t('mode.monitor'), group, run: () => open('monitor') },
    w: { label: t('mode.whisper'), group, run: () => open('whisper') },
    j: { label: t('mode.join'), group, run: () => open('join') },
    t: { label: t('mode.take-over'), group, run: () => open('take-over') },
  });
  if (sessions === undefined) return <SkeletonRows rows={6} />;

  const holder = isMine ? t('withYou') : agent ? t('with', { name: agent.name }) : t('withNobody');
  const obstacle = isMine && session === null ? t('ownWork') : closed.includes(modes.mode) ? t('notNow') : null;
  return (
    <section
      ref={pane}
      tabIndex={-1}
      aria-label={t('pane', { name })}
      className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-panel outline-none"
    >
      <PaneHeader
        conversation={conversation}
        customerName={name}
        holder={holder}
        since={session?.startedAt ?? null}
        showsCard={showsCard}
        onToggleCard={hasCardBeside ? null : () => setShowsCard(!showsCard)}
        onClose={onClose}
      />
      {isOffline && <OfflineNotice>{` · ${t('offline')}`}</OfflineNotice>}
      <div className="px-4 pt-3">
        <ModeBar mode={modes.mode} onChange={modes.choose} closed={closed} />
      </div>
      {session && <SessionBar session={session} others={sessions.others} agentName={agentName} />}
      {showsCard && !hasCardBeside ? (
        <CustomerPane customerId={conversation.customerId} conversationId={conversation.id} />
      ) : session === null ? (
        <BeginCard
          course={modes.course}
          mode={modes.mode}
          agentName={agentName}
          customerName={name}
          myName={modes.myName}
          ended={sessions.ended}
          obstacle={obstacle}
          onBegin={modes.begin}
        />
      ) : (
        <>
          <WatchedThread
            conversation={conversation}
            session={session}
            customerName={name}
            live={live}
            onWhisper={agent === null || answers ? null : () => session.mode === 'monitor' && modes.choose('whisper')}
          />
          <PaneComposer
            conversation={conversation}
            session={session}
            customerName={name}
            agentName={agentName}
            agentId={agent?.id ?? null}
          />
        </>
      )}
      {modes.question}
    </section>
  );
}
