import { Coffee, ContactRound, Headphones, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupervisionMode } from '#shared/domain/supervision.ts';
import type { User } from '#shared/domain/user.ts';
import { useConversation, useCustomer, usePresence, useSyncStatus, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState, OfflineNotice } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CustomerPane } from '../customer-card/index.ts';
import { customerName } from '../inbox/index.ts';
import { BeginCard } from './begin-card.tsx';
import { ModeBar } from './mode-bar.tsx';
import { PaneComposer } from './pane-composer.tsx';
import { SessionBar } from './session-bar.tsx';
import { openSupervision } from './supervision-view.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useLiveWork } from './use-live-work.ts';
import { useMode } from './use-mode.tsx';
import { useSessions } from './use-session.ts';
import { WatchedThread } from './watched-thread.tsx';

export interface AgentSupervisionProps {
  agentId: string;
  onClose: (() => void) | undefined;
}

/** Everything an agent does, wherever they go: the pane goes along with them. Give it the agent's id as key. */
export function AgentSupervision({ agentId, onClose }: AgentSupervisionProps) {
  const { t } = useTranslation('supervision');
  const users = useUsers();
  const agent = users?.find(({ id }) => id === agentId);
  if (users === undefined) return <SkeletonRows rows={6} />;
  if (!agent) {
    return (
      <EmptyState icon={Headphones} title={t('notHere')}>
        {t('notHereHint')}
      </EmptyState>
    );
  }
  return <Supervised agent={agent} onClose={onClose} />;
}

/** Joining and taking over are of one conversation. */
const closed: readonly SupervisionMode[] = ['join', 'take-over'];

function Supervised({ agent, onClose }: { agent: User; onClose: (() => void) | undefined }) {
  const { t } = useTranslation(['supervision', 'presence']);
  const target = { conversationId: null, agentId: agent.id };
  const sessions = useSessions(target);
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const state = usePresence()?.get(agent.id)?.state ?? 'offline';
  const [showsCard, setShowsCard] = useState(false);
  const session = sessions?.mine ?? null;
  const live = useLiveWork(session?.id ?? null);
  const pane = useKeptFocus(session?.id ?? null);
  const conversation = useConversation(live[0]?.conversationId ?? null) ?? null;
  const card = useCustomer(conversation?.customerId ?? null);
  const name = customerName(card?.customer, t('someCustomer'));
  const agentName = agent.name.split(/\s+/)[0] ?? agent.name;
  const modes = useMode({ target, session, conversation: null, agent, agentName, customerName: t('theCustomers') });
  if (sessions === undefined) return <SkeletonRows rows={6} />;
  return (
    <section
      aria-label={t('pane', { name: agent.name })}
      ref={pane}
      tabIndex={-1}
      className="flex h-full min-h-0 min-w-0 flex-1 flex-col bg-panel outline-none"
    >
      <header className="flex items-center gap-3 border-b px-4 py-2.5">
        <Avatar name={agent.name} colorKey={agent.id} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-strong">{agent.name}</h2>
          <p className="truncate text-muted">
            {[t(`presence:state.${state}`), session && conversation && t('nowWith', { name })]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {session && conversation && (
          <IconButton
            icon={ContactRound}
            label={showsCard ? t('showThread') : t('showCard')}
            isActive={showsCard}
            aria-pressed={showsCard}
            onPress={() => setShowsCard(!showsCard)}
          />
        )}
        {session && conversation && (
          <Button size="sm" onPress={() => openSupervision(conversation.id, 'join')}>
            {t('stepIn')}
          </Button>
        )}
        {onClose && <IconButton icon={X} label={t('close')} onPress={onClose} />}
      </header>
      {isOffline && <OfflineNotice>{` · ${t('offline')}`}</OfflineNotice>}
      <div className="px-4 pt-3">
        <ModeBar mode={modes.mode} onChange={modes.choose} closed={closed} />
      </div>
      {session && <SessionBar session={session} others={sessions.others} agentName={agentName} />}
      {session === null ? (
        <BeginCard
          course={modes.course}
          mode={modes.mode}
          agentName={agentName}
          customerName={t('theCustomers')}
          myName={modes.myName}
          ended={sessions.ended}
          obstacle={closed.includes(modes.mode) ? t('notNow') : null}
          onBegin={modes.begin}
        />
      ) : conversation === null ? (
        <EmptyState icon={Coffee} title={t('quietTitle', { name: agentName })}>
          {t('quiet', { name: agentName })}
        </EmptyState>
      ) : showsCard ? (
        <CustomerPane customerId={conversation.customerId} conversationId={conversation.id} />
      ) : (
        <>
          <WatchedThread
            key={conversation.id}
            conversation={conversation}
            session={session}
            customerName={name}
            live={live}
            onWhisper={() => session.mode === 'monitor' && modes.choose('whisper')}
          />
          <PaneComposer
            conversation={conversation}
            session={session}
            customerName={name}
            agentName={agentName}
            agentId={agent.id}
          />
        </>
      )}
      {modes.question}
    </section>
  );
}
