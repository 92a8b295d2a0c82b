import { clsx } from 'clsx';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SlotBar } from '../../ui/slot-bar.tsx';
import type { AgentLine } from './agent-lines.ts';
import { stateLook } from './agent-state-look.ts';
import { useFreshness } from './floor-feed.ts';
import { SinceTimer } from './since-timer.tsx';

export const cardHeight = 96;

export interface AgentCardProps {
  agent: AgentLine;
  /** Names of the agent's queues. */
  queueNames: readonly string[];
  isSelected: boolean;
  isActive: boolean;
}

/** An agent's state, how long it has held, and how full their hands are. */
export const AgentCard = memo(function AgentCard({ agent, queueNames, isSelected, isActive }: AgentCardProps) {
  return (
    <div
      className={clsx(
        'flex h-full flex-col gap-2 rounded-xl border bg-panel px-3 py-2.5',
        isSelected
          ? 'border-accent outline-3 outline-accent-soft'
          : isActive
            ? 'border-control'
            : 'hover:border-control',
      )}
    >
      <div className="flex items-center gap-2.5">
        <Avatar name={agent.name} colorKey={agent.id} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-semibold">{agent.name}</p>
          <AgentState agent={agent} />
        </div>
      </div>
      <SlotLine agent={agent} />
      <p className="flex justify-between gap-2 text-sm text-muted">
        <span className="truncate">{queueNames.join(' · ')}</span>
        <SlotWords agent={agent} />
      </p>
    </div>
  );
});

/** The state in its colour and shape, with the time it has held. */
export function AgentState({ agent }: { agent: AgentLine }) {
  const { t } = useTranslation('floor');
  const { icon, ink } = stateLook[agent.state];
  // Nobody knows what they do now: the last known state stays, without its colour and without a clock that would lie.
  const isStale = useFreshness().name === 'stale';
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-sm">
      <span className={clsx('flex min-w-0 items-center gap-1 font-semibold', isStale ? 'text-faint' : ink)}>
        <Icon of={icon} size="sm" />
        <span className="truncate">{agent.reason ?? t(`state.${agent.state}`)}</span>
      </span>
      {!isStale && <SinceTimer since={agent.since} className="text-muted" />}
    </p>
  );
}

export function SlotLine({ agent }: { agent: AgentLine }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { used, total } = agent.slots;
  return (
    <SlotBar
      used={Math.round(used)}
      of={Math.round(total)}
      label={t('slots', { used: format.number(used, 1), total: format.number(total, 1) })}
    />
  );
}

export function SlotWords({ agent }: { agent: AgentLine }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const { used, total } = agent.slots;
  return (
    <span className="whitespace-nowrap">
      {agent.state === 'offline' || agent.state === 'error'
        ? t('held', { count: agent.contacts })
        : t('slotsShort', { used: format.number(used, 1), total: format.number(total, 1) })}
    </span>
  );
}
