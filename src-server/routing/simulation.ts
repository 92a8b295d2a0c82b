import type { Waiting } from '#shared/domain/routing-match.ts';
import type { AgentOutcome, QueueOutcome } from '#shared/domain/simulation.ts';
import { RoutingEngine } from './engine/engine.ts';
import type { QueueSetup, Room, RoutingAgent } from './engine/floor.ts';
import { Heap } from './engine/heap.ts';

/** A customer who wrote, and how long the contact kept an agent. */
export interface Arrival {
  waiting: Waiting;
  handleMs: number;
}

/** From when on an agent was there, or was not. */
export interface Shift {
  agentId: string;
  at: number;
  ready: boolean;
}

export interface SimulatedFloor {
  queues: readonly (QueueSetup & { serviceLevelSeconds: number })[];
  agents: readonly RoutingAgent[];
  shifts: readonly Shift[];
  arrivals: readonly Arrival[];
  room: Room;
  /** When the stretch ends; what waits then stays unanswered. */
  to: number;
}

interface Tally {
  offered: number;
  overflowed: number;
  /** Waits of the answered, ms. */
  waits: number[];
}

type Happening = { at: number; order: number } & (
  | { kind: 'shift'; shift: Shift }
  | { kind: 'arrival'; arrival: Arrival }
  | { kind: 'end'; conversationId: string }
);

/**
 * Replays recorded customers and shifts through routing's own engine on a virtual clock. Every offer is taken at once and nobody
 * gives up: what differs between two runs is the settings alone. Pure, and done in steps, so that a server can do other work in
 * between.
 */
export function createSimulation({ queues, agents, shifts, arrivals, room, to }: SimulatedFloor) {
  const engine = new RoutingEngine(room);
  const tallies = new Map<string, Tally>(queues.map(({ id }) => [id, { offered: 0, overflowed: 0, waits: [] }]));
  const handled = new Map<string, Arrival>();
  const byAgent = new Map<string, number>();
  const happenings = new Heap<Happening>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order));
  const agentOf = new Map(agents.map((agent) => [agent.id, agent]));
  let order = 0;
  const plan = (happening: { at: number } & Record<string, unknown>) => {
    happenings.push({ ...happening, order } as Happening);
    order += 1;
  };
  for (const queue of queues) engine.setQueue(queue);
  for (const agent of agents) engine.setAgent({ ...agent, ready: false });
  for (const shift of shifts) plan({ kind: 'shift', at: shift.at, shift });
  for (const arrival of arrivals) plan({ kind: 'arrival', at: arrival.waiting.waitingSince, arrival });

  function happen(happening: Happening): void {
    if (happening.kind === 'end') {
      engine.vacate(happening.conversationId, happening.at);
      return;
    }
    if (happening.kind === 'shift') {
      const agent = agentOf.get(happening.shift.agentId);
      if (agent) engine.setAgent({ ...agent, ready: happening.shift.ready, idleSince: happening.at });
      return;
    }
    const { arrival } = happening;
    const tally = tallies.get(arrival.waiting.queueId);
    if (!tally) return;
    tally.offered += 1;
    handled.set(arrival.waiting.id, arrival);
    engine.wait(arrival.waiting);
  }

  function decide(now: number): void {
    for (let one = engine.next(now); one !== null; one = engine.next(now)) {
      engine.occupy(one.conversationId, one.agentId, one.channel, 'answered');
      const arrival = handled.get(one.conversationId);
      const tally = arrival && tallies.get(arrival.waiting.queueId);
      if (!arrival || !tally) continue;
      byAgent.set(one.agentId, (byAgent.get(one.agentId) ?? 0) + 1);
      tally.waits.push(now - arrival.waiting.waitingSince);
      if (one.queueId !== arrival.waiting.queueId) tally.overflowed += 1;
      plan({ kind: 'end', at: now + arrival.handleMs, conversationId: one.conversationId });
    }
  }

  return {
    /** Lives through at most so many moments. @returns false when the stretch is over */
    step(moments: number): boolean {
      for (let count = 0; count < moments; count += 1) {
        const now = Math.min(
          happenings.peek()?.at ?? Number.POSITIVE_INFINITY,
          engine.nextAlarm() ?? Number.POSITIVE_INFINITY,
        );
        if (now >= to) return false;
        for (let next = happenings.peek(); next !== undefined && next.at <= now; next = happenings.peek()) {
          happenings.pop();
          happen(next);
        }
        decide(now);
      }
      return true;
    },
    agents: (): AgentOutcome[] => [...byAgent].map(([userId, answered]) => ({ userId, answered })),
    outcome: (): QueueOutcome[] =>
      queues.map(({ id, serviceLevelSeconds }) =>
        summarise(id, serviceLevelSeconds, tallies.get(id) ?? { offered: 0, overflowed: 0, waits: [] }),
      ),
  };
}

const seconds = (ms: number): number => Math.round(ms / 100) / 10;

function summarise(queueId: string, serviceLevelSeconds: number, { offered, overflowed, waits }: Tally): QueueOutcome {
  const sorted = [...waits].sort((a, b) => a - b);
  const within = sorted.filter((wait) => wait <= serviceLevelSeconds * 1000).length;
  const last = sorted.at(-1);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1];
  return {
    queueId,
    offered,
    answered: sorted.length,
    unanswered: offered - sorted.length,
    overflowed,
    meanWaitSeconds: sorted.length === 0 ? null : seconds(sorted.reduce((sum, wait) => sum + wait, 0) / sorted.length),
    p95WaitSeconds: p95 === undefined ? null : seconds(p95),
    longestWaitSeconds: last === undefined ? null : seconds(last),
    serviceLevelPercent: offered === 0 ? null : Math.round((within / offered) * 1_000) / 10,
  };
}
