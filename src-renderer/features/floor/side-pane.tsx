import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { waitingHands } from '#shared/domain/raised-hand.ts';
import { useRaisedHands, useUsers, useWaiting } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { CountBadge } from '../../ui/count-badge.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { WaitingHands } from '../raised-hands/index.ts';
import { SupervisionPane } from '../supervision/index.ts';
import { AgentPane } from './agent-pane.tsx';
import { AlarmCount, AlarmList } from './alarm-list.tsx';
import { type Beside, showAgent, showQueue } from './floor-path.ts';
import { WaitingList } from './waiting-list.tsx';

/** Beside the floor: who needs somebody now, or the agent or conversation that was chosen. */
export function SidePane({ beside }: { beside: Beside }) {
  const { t } = useTranslation('floor');
  const users = useUsers();
  if (beside.name === 'queue') return <NeedsSomebody />;
  if (beside.name === 'agent' && beside.conversationId === null)
    return <AgentPane key={beside.agentId} agentId={beside.agentId} />;
  const conversationId = beside.conversationId ?? '';
  const agent = beside.name === 'agent' ? users?.find(({ id }) => id === beside.agentId) : undefined;
  return (
    <div className="flex h-full min-h-0 flex-col">
      {agent && (
        <div className="border-b px-2 py-1">
          <Button look="quiet" size="sm" icon={ArrowLeft} onPress={() => showAgent(agent.id)}>
            {t('backTo', { name: agent.name })}
          </Button>
        </div>
      )}
      <div className="flex min-h-0 flex-1 flex-col">
        <SupervisionPane key={conversationId} conversationId={conversationId} onClose={showQueue} />
      </div>
    </div>
  );
}

type Need = 'waiting' | 'hands' | 'alarms';

function NeedsSomebody() {
  const { t } = useTranslation('floor');
  const [shown, setShown] = useState<Need>('waiting');
  const waits = useWaiting()?.total ?? 0;
  const hands = waitingHands(useRaisedHands() ?? []).length;
  return (
    <Tabs
      label={t('needs')}
      value={shown}
      onChange={setShown}
      className="h-full pt-2"
      items={[
        {
          id: 'waiting',
          label: t('waiting.tab'),
          trailing: <CountBadge count={waits} tone="quiet" max={999} />,
          content: (
            <div className="flex h-full flex-col p-2">
              <WaitingList />
            </div>
          ),
        },
        {
          id: 'hands',
          label: t('hands.tab'),
          trailing: <CountBadge count={hands} />,
          content: (
            <div className="p-3">
              <WaitingHands />
            </div>
          ),
        },
        {
          id: 'alarms',
          label: t('alarms.tab'),
          trailing: <AlarmCount />,
          content: <AlarmList />,
        },
      ]}
    />
  );
}
