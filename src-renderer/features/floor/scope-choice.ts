import { channelIds } from '#shared/domain/channel-id.ts';
import { type FloorScope, scopeKey, wholeFloor } from '#shared/domain/floor-scope.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { Team } from '#shared/domain/team.ts';

export interface ScopeChoice {
  id: string;
  kind: 'all' | 'queue' | 'team' | 'channel';
  scope: FloorScope;
}

/** What the floor can be narrowed to, one side at a time; sides combine by choosing a queue in the table of a narrowed floor. */
export function scopeChoices(queues: readonly Queue[], teams: readonly Team[]): ScopeChoice[] {
  const choice = (kind: ScopeChoice['kind'], part: Partial<FloorScope>): ScopeChoice => {
    const scope = { ...wholeFloor, ...part };
    return { id: scopeKey(scope), kind, scope };
  };
  return [
    choice('all', {}),
    ...queues.map(({ id }) => choice('queue', { queueId: id })),
    ...teams.map(({ id }) => choice('team', { teamId: id })),
    ...channelIds.map((channel) => choice('channel', { channel })),
  ];
}
