import { clsx } from 'clsx';
import { memo } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import { type AgentCardProps, AgentState, SlotLine, SlotWords } from './agent-card.tsx';

export const rowHeight = 40;

/** The same as the card in one line, for floors where one reads down a column. */
export const AgentRow = memo(function AgentRow({ agent, queueNames, isSelected, isActive }: AgentCardProps) {
  return (
    <div
      className={clsx(
        'grid h-full grid-cols-[1.75rem_minmax(0,1.3fr)_minmax(0,1.2fr)_minmax(4rem,1fr)_5.5rem_minmax(0,1.3fr)] items-center gap-3 rounded-lg border bg-panel px-2.5',
        isSelected ? 'border-accent' : isActive ? 'border-control' : 'border-transparent hover:border-line',
      )}
    >
      <Avatar name={agent.name} colorKey={agent.id} size="sm" />
      <span className="truncate font-semibold">{agent.name}</span>
      <AgentState agent={agent} />
      <SlotLine agent={agent} />
      <span className="text-right text-sm text-muted">
        <SlotWords agent={agent} />
      </span>
      <span className="truncate text-sm text-muted">{queueNames.join(' · ')}</span>
    </div>
  );
});
