import type { FloorAgent } from '#shared/domain/floor-figures.ts';
import type { Database } from '../store/index.ts';
import { agentLine } from './agent-line.ts';
import { type AgentTime, isStaffed } from './agent-time.ts';
import type { FloorMemory } from './floor-memory.ts';

/** What is true of people now and is in no fact: whose desktop is connected anywhere, and who watches over whom. */
export interface Attending {
  connected: ReadonlySet<string>;
  /** Starts of the sessions each supervisor runs. */
  monitoring: ReadonlyMap<string, readonly number[]>;
}

/** One agent as figures need them: the line, whether they count as staffed, and how their day went. */
export interface AgentFigures {
  line: FloorAgent;
  staffed: boolean;
  time: AgentTime;
}

export async function readMonitoring(db: Database): Promise<Attending['monitoring']> {
  const sessions = await db
    .selectFrom('supervision')
    .select(['supervisorId', 'startedAt'])
    .where('endedAt', 'is', null)
    .execute();
  const monitoring = new Map<string, number[]>();
  for (const { supervisorId, startedAt } of sessions)
    monitoring.set(supervisorId, [...(monitoring.get(supervisorId) ?? []), startedAt]);
  return monitoring;
}

/** Everybody on the floor, in order of their ids; accounts that are disabled keep their part of the day but are not shown. */
export function agentsAt(memory: FloorMemory, { connected, monitoring }: Attending, now: number): AgentFigures[] {
  const { setup, period } = memory;
  const until = Math.min(now, period.end);
  return [...setup.users.values()].map((user) => {
    const agent = memory.agent(user.id);
    const presence = agent.presentPresence;
    const offers = [...agent.offers.values()];
    const declined = offers.filter(({ state }) => state === 'declined').map(({ closedAt }) => closedAt ?? 0);
    const ended = [...agent.handlings.values(), ...agent.wrapUps.values()].map(({ endedAt }) => endedAt ?? 0);
    const line = agentLine(
      {
        user,
        presence: {
          state: presence?.state ?? 'offline',
          reason: presence?.reason ?? null,
          since: presence?.startedAt ?? 0,
        },
        connected: connected.has(user.id),
        handlings: agent.held,
        wrapUps: agent.wrappingUp,
        offers: offers.filter(({ state }) => state === 'ringing'),
        lastDeclinedAt: declined.length > 0 ? Math.max(...declined) : null,
        lastEndedAt: Math.max(0, ...ended),
        monitoringSince: monitoring.get(user.id) ?? [],
      },
      setup.policy,
      now,
    );
    const staffed = user.enabled && presence !== null && isStaffed(presence.state);
    return { line, staffed, time: agent.time(period.start, until) };
  });
}
