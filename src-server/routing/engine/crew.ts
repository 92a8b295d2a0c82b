import type { ChannelId } from '#shared/domain/channel-id.ts';
import { type AgentOnFloor, hasAnyRoom, type Room, type RoutingAgent } from './floor.ts';

interface Place {
  agentId: string;
  channel: ChannelId;
  /** An offer that waits for its answer. */
  rings: boolean;
}

/** Agents and what they hold, found by queue. `open` holds those who could take something now: nobody else is ever looked at. */
export class Crew {
  readonly agents = new Map<string, AgentOnFloor>();
  readonly #membersOf = new Map<string, Set<AgentOnFloor>>();
  readonly #openOf = new Map<string, Set<AgentOnFloor>>();
  readonly #holding = new Map<string, Place>();
  /** Agents who could take more than before since somebody last asked. */
  readonly fresh = new Set<string>();
  #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  get room(): Room {
    return this.#room;
  }

  setRoom(room: Room): void {
    this.#room = room;
    for (const agent of this.agents.values()) this.#place(agent, true);
  }

  members(queueId: string): ReadonlySet<AgentOnFloor> {
    return this.#membersOf.get(queueId) ?? none;
  }

  open(queueId: string): ReadonlySet<AgentOnFloor> {
    return this.#openOf.get(queueId) ?? none;
  }

  set(agent: RoutingAgent): void {
    const before = this.agents.get(agent.id);
    if (before) this.#unlist(before);
    const next: AgentOnFloor = {
      ...agent,
      // What happened here may be newer than what the caller has read.
      idleSince: Math.max(agent.idleSince, before?.idleSince ?? 0),
      lastOfferAt: Math.max(agent.lastOfferAt, before?.lastOfferAt ?? 0),
      held: before?.held ?? {},
      heldCount: before?.heldCount ?? 0,
      ringing: before?.ringing ?? 0,
    };
    if (!before) {
      for (const place of this.#holding.values()) if (place.agentId === agent.id) count(next, place, 1);
    }
    this.agents.set(agent.id, next);
    for (const queueId of next.queueIds) listed(this.#membersOf, queueId).add(next);
    this.#place(next, true);
  }

  remove(id: string): void {
    const agent = this.agents.get(id);
    if (!agent) return;
    this.#unlist(agent);
    this.agents.delete(id);
    this.fresh.delete(id);
  }

  /**
   * `key` names what takes the place: a conversation's id, or a wrap-up's. Taken over by another agent, it moves; answered, it
   * rings no longer and keeps its place.
   */
  occupy(key: string, place: Place): void {
    const before = this.#holding.get(key);
    const same = before?.agentId === place.agentId && before.channel === place.channel;
    if (same && before.rings === place.rings) return;
    const agent = this.agents.get(place.agentId);
    if (same && agent) count(agent, before, -1);
    else if (!same) this.vacate(key);
    this.#holding.set(key, place);
    if (!agent) return;
    count(agent, place, 1);
    this.#place(agent, same && !place.rings);
  }

  /** @returns who held it */
  vacate(key: string): AgentOnFloor | null {
    const held = this.#holding.get(key);
    if (!held) return null;
    this.#holding.delete(key);
    const agent = this.agents.get(held.agentId);
    if (!agent) return null;
    count(agent, held, -1);
    this.#place(agent, true);
    return agent;
  }

  #place(agent: AgentOnFloor, mayHaveGained: boolean): void {
    const isOpen = agent.ready && agent.ringing === 0 && hasAnyRoom(agent, this.#room);
    for (const queueId of agent.queueIds) {
      if (isOpen) listed(this.#openOf, queueId).add(agent);
      else this.#openOf.get(queueId)?.delete(agent);
    }
    if (isOpen && mayHaveGained) this.fresh.add(agent.id);
    if (!isOpen) this.fresh.delete(agent.id);
  }

  #unlist(agent: AgentOnFloor): void {
    for (const queueId of agent.queueIds) {
      this.#membersOf.get(queueId)?.delete(agent);
      this.#openOf.get(queueId)?.delete(agent);
    }
  }
}

const none: ReadonlySet<AgentOnFloor> = new Set();

function listed(index: Map<string, Set<AgentOnFloor>>, queueId: string): Set<AgentOnFloor> {
  const known = index.get(queueId);
  if (known) return known;
  const made = new Set<AgentOnFloor>();
  index.set(queueId, made);
  return made;
}

function count(agent: AgentOnFloor, { channel, rings }: Place, by: 1 | -1): void {
  agent.held[channel] = Math.max(0, (agent.held[channel] ?? 0) + by);
  agent.heldCount = Math.max(0, agent.heldCount + by);
  if (rings) agent.ringing = Math.max(0, agent.ringing + by);
}
