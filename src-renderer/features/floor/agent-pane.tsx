import { MessagesSquare, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type ConversationLine, useHeldBy, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { EmptyState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { AgentActions } from '../agent-actions/index.ts';
import { PromisePills } from '../inbox/index.ts';
import { AgentState, SlotLine, SlotWords } from './agent-card.tsx';
import { CustomerButton } from './customer-button.tsx';
import { useFloorFeed } from './floor-feed.ts';
import { showAgentsConversation, showQueue } from './floor-path.ts';

/** One agent: their state, what a lead may do with it, and what they have in hand. */
export function AgentPane({ agentId }: { agentId: string }) {
  const { t } = useTranslation('floor');
  const agent = useFloorFeed((feed) => feed.agents?.get(agentId));
  const name = useUsers()?.find(({ id }) => id === agentId)?.name ?? '';
  const held = useHeldBy(agentId);
  const line = agent && { ...agent, name };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex items-center gap-3 border-b px-4 py-3">
        <Avatar name={name} colorKey={agentId} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-lg font-strong">{name}</h2>
          {line && <AgentState agent={line} />}
        </div>
        <AgentActions userId={agentId} />
        <IconButton icon={X} label={t('closePane')} onPress={showQueue} />
      </header>
      {line && (
        <div className="flex flex-col gap-1.5 border-b px-4 py-2.5">
          <SlotLine agent={line} />
          <p className="flex justify-between text-sm text-muted">
            <span>{t('inHand', { count: line.contacts })}</span>
            <SlotWords agent={line} />
          </p>
        </div>
      )}
      <div className="min-h-0 flex-1 overflow-auto p-2">
        {held === undefined ? (
          <SkeletonRows rows={3} />
        ) : held.length === 0 ? (
          <EmptyState icon={MessagesSquare} title={t('noneInHandTitle')}>
            {t('noneInHand')}
          </EmptyState>
        ) : (
          <ul aria-label={t('inHandList', { name })}>
            {held.map((item) => (
              <li key={item.conversation.id}>
                <HeldRow item={item} onOpen={() => showAgentsConversation(agentId, item.conversation.id)} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

function HeldRow({ item, onOpen }: { item: ConversationLine; onOpen: () => void }) {
  const { t } = useTranslation('floor');
  const { conversation } = item;
  return (
    <CustomerButton
      item={item}
      onPress={onOpen}
      end={
        <span className="flex flex-col items-end">
          <PromisePills conversation={conversation} />
        </span>
      }
    >
      <span className="block truncate text-muted">
        {conversation.lastMessage?.preview || conversation.subject || t('noWords')}
      </span>
    </CustomerButton>
  );
}
