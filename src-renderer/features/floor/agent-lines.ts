import type { ShownState } from '#shared/domain/agent-state.ts';
import type { FloorAgent } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import type { User } from '#shared/domain/user.ts';

/** An agent of the floor with the name it is shown by. */
export interface AgentLine extends FloorAgent {
  name: string;
}

/** What a lead should look at comes first; who is not there comes last. */
const order: readonly ShownState[] = [
  'error',
  'missed',
  'declined',
  'on-contact',
  'offered',
  'wrap-up',
  'available',
  'busy',
  'monitoring',
  'away',
  'offline',
];
const rank = new Map(order.map((state, at) => [state, at]));

/** Agents of the scope: those of the queue, of the team, with places on the channel. */
const isIn = ({ queueId, teamId, channel }: FloorScope, agent: FloorAgent): boolean =>
  (queueId === null || agent.queueIds.includes(queueId)) &&
  (teamId === null || agent.teamId === teamId) &&
  (channel === null || agent.channels.some((one) => one.channel === channel && one.total > 0));

/** Agents of the scope with their names, in a steady order: by state, then by name, so that nobody jumps as seconds pass. */
export function agentLines(
  agents: ReadonlyMap<string, FloorAgent>,
  users: readonly User[],
  scope: FloorScope,
): AgentLine[] {
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return [...agents.values()]
    .filter((agent) => isIn(scope, agent))
    .map((agent) => ({ ...agent, name: names.get(agent.id) ?? agent.id }))
    .sort((a, b) => (rank.get(a.state) ?? 0) - (rank.get(b.state) ?? 0) || a.name.localeCompare(b.name));
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name has every word of the search at the start of one of its own; accents and case do not matter. */
export function findAgents(lines: readonly AgentLine[], state: ShownState | 'all', search: string): AgentLine[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  return lines.filter((line) => {
    if (state !== 'all' && line.state !== state) return false;
    const words = plain(line.name).split(/\s+/);
    return wanted.every((word) => words.some((one) => one.startsWith(word)));
  });
}

/** How many are in each state, in the order of the list; states nobody is in are left out. */
export function countStates(lines: readonly AgentLine[]): { state: ShownState; count: number }[] {
  const counts = new Map<ShownState, number>();
  for (const { state } of lines) counts.set(state, (counts.get(state) ?? 0) + 1);
  return order.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [{ state, count }];
  });
}
