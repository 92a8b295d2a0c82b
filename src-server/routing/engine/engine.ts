import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import type { Offer } from '#shared/domain/offer.ts';
import { isOpen, nextClosing, nextOpening } from '#shared/domain/open-time.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import type { WaitReason } from '#shared/domain/queue-wait.ts';
import type { Verdict } from '#shared/domain/routing-explanation.ts';
import type { Waiting, Why } from '#shared/domain/routing-match.ts';
import { bestOf, headline, whyChosen } from './choose.ts';
import { Crew } from './crew.ts';
import { type AgentOnFloor, placesFor, type QueueSetup, type Room, type RoutingAgent } from './floor.ts';
import { isHeld, nextChangeAt, reachOf, reasonOf, verdictOf } from './verdict.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface Decision {
  conversationId: string;
  channel: ChannelId;
  agentId: string;
  /** The queue through which the agent was reached: another than the conversation's own after an overflow. */
  queueId: string;
  reason: Offer['reason'];
  why: Why[];
}

/** With more agents than this gaining room at once it is less work to look at every waiting conversation in turn. */
const manyAgents = 100;

/**
 * Decides who is offered what. Holds the floor in memory and looks only at what has changed since the last decision: new or
 * changed conversations against the agents who have room, and agents who gained room against the conversations in line.
 * Deterministic: the same floor at the same time gives the same decisions, in the same order, as looking at everything would.
 * Knows no clock and no database; all times are epoch ms, handed in.
 */
export class RoutingEngine {
  readonly #queues = new Map<string, QueueSetup>();
  readonly #crew: Crew;
  readonly #waiting: WaitingRoom;
  readonly #openUntil = new Map<string, { open: boolean; from: number; until: number }>();
  /** The first in line for an agent with fresh room, as long as nothing changed that. */
  readonly #firstFor = new Map<string, Waiting>();

  readonly #manyAgents: number;

  constructor(room: Room, many = manyAgents) {
    this.#manyAgents = many;
    this.#crew = new Crew(room);
    this.#waiting = new WaitingRoom((queueId) => this.#setup(queueId));
  }

  setRoom(room: Room): void {
    this.#crew.setRoom(room);
    this.#firstFor.clear();
  }

  setQueue(setup: QueueSetup): void {
    this.#waiting.reorder(setup.id, () => this.#queues.set(setup.id, setup));
    this.#openUntil.delete(setup.id);
    // Queues that overflow into this one, or out of it, may see other agents now.
    this.#firstFor.clear();
  }

  setAgent(agent: RoutingAgent): void {
    this.#crew.set(agent);
    this.#firstFor.delete(agent.id);
    this.#waiting.markWanting(agent.id);
  }

  removeAgent(id: string): void {
    this.#crew.remove(id);
    this.#firstFor.delete(id);
    this.#waiting.markWanting(id);
  }

  /**
   * A conversation, a ringing offer (by its conversation) or a wrap-up takes a place. While an offer `rings`, its agent is asked
   * nothing else; said again without, the agent has answered and the place stays taken.
   */
  occupy(key: string, agentId: string, channel: ChannelId, rings: 'rings' | 'answered' = 'answered'): void {
    this.#crew.occupy(key, { agentId, channel, rings: rings === 'rings' });
    this.#firstFor.delete(agentId);
    this.#waiting.markWanting(agentId);
  }

  vacate(key: string, now: number): void {
    const agent = this.#crew.vacate(key);
    if (!agent) return;
    agent.idleSince = Math.max(agent.idleSince, now);
    this.#firstFor.delete(agent.id);
    this.#waiting.markWanting(agent.id);
  }

  wait(waiting: Waiting): void {
    this.#waiting.add(waiting);
    for (const [agentId, first] of this.#firstFor) if (first.id === waiting.id) this.#firstFor.delete(agentId);
  }

  leave(conversationId: string): void {
    this.#waiting.remove(conversationId);
  }

  get waitingCount(): number {
    return this.#waiting.items.size;
  }

  /** When time alone may make a decision possible; null: never. */
  nextAlarm(): number | null {
    return this.#waiting.nextAlarm();
  }

  /** The next decision, already applied: it rings, takes a place, and waits no longer. Null: nothing to decide. */
  next(now: number): Decision | null {
    this.#waiting.wake(now);
    if (this.#crew.fresh.size > this.#manyAgents) this.#lookAtAll();
    for (;;) {
      const changed = this.#waiting.peekChanged();
      const inLine = this.#firstInLine(now);
      const item = changed === null || (inLine !== null && this.#waiting.before(inLine, changed)) ? inLine : changed;
      if (item === null) return null;
      const decision = this.#decide(item, now);
      if (decision !== null) return decision;
      this.#waiting.settle(item);
      this.#forgetFirst(item);
      this.#waiting.remind(item, nextChangeAt(item, this.#setup(item.queueId), now));
    }
  }

  /** Why each conversation waits right now, and since when that could change. One answer for all that are alike. */
  reasons(now: number): Map<string, WaitReason> {
    const known = new Map<string, WaitReason | null>();
    const reasons = new Map<string, WaitReason>();
    for (const item of this.#waiting.items.values()) {
      const setup = this.#setup(item.queueId);
      const special = item.passedUntil.size > 0 || setup.rules.holdForAgentSeconds > 0;
      const age = reachOf(item, setup, now).length;
      const waited = now - item.waitingSince;
      const after = (seconds: number | null) => (seconds === null ? '' : waited >= seconds * 1000);
      const { relaxSkillsAfterSeconds: skills, relaxLanguageAfterSeconds: language } = setup.rules;
      const stage = `${age}${after(skills)}${after(skills === null ? null : skills * 2)}${after(language)}`;
      const tags = setup.rules.skills.length > 0 ? item.tagIds.join() : '';
      const key = special ? item.id : [item.queueId, item.channel, item.language, tags, stage].join('|');
      const reason = known.has(key) ? (known.get(key) ?? null) : this.#reason(item, now);
      known.set(key, reason);
      if (reason !== null) reasons.set(item.id, reason);
    }
    return reasons;
  }

  /** Every agent within reach of a waiting conversation with what speaks against them; null when it does not wait here. */
  explain(conversationId: string, now: number) {
    const item = this.#waiting.items.get(conversationId);
    if (!item) return null;
    const held = this.#held(item, now);
    return {
      reason: this.#reason(item, now),
      retryAt: nextChangeAt(item, this.#setup(item.queueId), now),
      agents: this.#within(item, now, (queueId) => this.#crew.members(queueId)).map(({ agent }) => ({
        userId: agent.id,
        verdict: this.#verdict(agent, item, held, now),
        held: agent.heldCount,
      })),
    };
  }

  #setup(queueId: string): QueueSetup {
    const known = this.#queues.get(queueId);
    if (known) return known;
    // A queue nobody described (yet) offers to nobody.
    const unknown: QueueSetup = { id: queueId, routing: 'manual', rules: defaultQueueRules(queueId), hours: null };
    this.#queues.set(queueId, unknown);
    return unknown;
  }

  #isOpen(setup: QueueSetup, now: number): boolean {
    const { hours } = setup;
    if (hours === null) return true;
    const known = this.#openUntil.get(setup.id);
    if (known && known.from <= now && now < known.until) return known.open;
    const open = isOpen(hours, now);
    const until = (open ? nextClosing(hours, now) : nextOpening(hours, now)) ?? Number.POSITIVE_INFINITY;
    this.#openUntil.set(setup.id, { open, from: now, until });
    return open;
  }

  #within(item: Waiting, now: number, from: (queueId: string) => ReadonlySet<AgentOnFloor>) {
    const seen = new Set<string>();
    const found: { agent: AgentOnFloor; queueId: string }[] = [];
    for (const queueId of reachOf(item, this.#setup(item.queueId), now)) {
      for (const agent of from(queueId)) {
        if (seen.has(agent.id)) continue;
        seen.add(agent.id);
        found.push({ agent, queueId });
      }
    }
    return found;
  }

  #held = (item: Waiting, now: number): boolean =>
    isHeld(item, this.#setup(item.queueId), (id) => this.#crew.agents.get(id), this.#crew.room, now);

  #verdict(agent: AgentOnFloor, item: Waiting, held: boolean, now: number): Verdict {
    return verdictOf(agent, item, this.#setup(item.queueId), { room: this.#crew.room, held, now });
  }

  #reason(item: Waiting, now: number): WaitReason | null {
    const setup = this.#setup(item.queueId);
    if (setup.routing === 'manual') return 'manual-queue';
    if (!this.#isOpen(setup, now)) return 'outside-hours';
    const held = this.#held(item, now);
    const verdicts = new Set<Verdict>();
    for (const { agent } of this.#within(item, now, (queueId) => this.#crew.members(queueId)))
      verdicts.add(this.#verdict(agent, item, held, now));
    return reasonOf(verdicts);
  }

  #decide(item: Waiting, now: number): Decision | null {
    const setup = this.#setup(item.queueId);
    const { room } = this.#crew;
    if (setup.routing === 'manual' || !this.#isOpen(setup, now)) return null;
    const held = this.#held(item, now);
    // The queue's own agents come first; another queue's only when none of them fits.
    for (const queueId of reachOf(item, setup, now)) {
      const fitting = [...this.#crew.open(queueId)].filter((agent) => this.#verdict(agent, item, held, now) === 'fits');
      const agent = bestOf(fitting, item, setup, room);
      if (agent === null) continue;
      const why = whyChosen(agent, item, setup, { room, fitting: fitting.length, inQueueId: queueId, now });
      const decision = {
        conversationId: item.id,
        channel: item.channel,
        agentId: agent.id,
        queueId,
        reason: headline(agent, item, setup),
        why,
      };
      this.#take(item, agent, now);
      return decision;
    }
    return null;
  }

  #take(item: Waiting, agent: AgentOnFloor, now: number): void {
    this.#waiting.remove(item.id);
    agent.lastOfferAt = now;
    agent.idleSince = now;
    this.#crew.occupy(item.id, { agentId: agent.id, channel: item.channel, rings: true });
    this.#firstFor.delete(agent.id);
    this.#forgetFirst(item);
  }

  #forgetFirst(item: Waiting): void {
    for (const [agentId, first] of this.#firstFor) if (first === item) this.#firstFor.delete(agentId);
  }

  #lookAtAll(): void {
    for (const item of this.#waiting.items.values()) this.#waiting.markChanged(item);
    this.#crew.fresh.clear();
    this.#firstFor.clear();
  }

  /** The first conversation any agent with fresh room could take. Agents for whom there is none are fresh no longer. */
  #firstInLine(now: number): Waiting | null {
    let first: Waiting | null = null;
    for (const agentId of this.#crew.fresh) {
      const agent = this.#crew.agents.get(agentId);
      const known = this.#firstFor.get(agentId);
      const item = known ?? (agent ? this.#firstForAgent(agent, now) : null);
      if (item === null) {
        this.#crew.fresh.delete(agentId);
        this.#firstFor.delete(agentId);
        continue;
      }
      this.#firstFor.set(agentId, item);
      if (first === null || this.#waiting.before(item, first)) first = item;
    }
    return first;
  }

  #firstForAgent(agent: AgentOnFloor, now: number): Waiting | null {
    let first: Waiting | null = null;
    const { room } = this.#crew;
    const channels = channelIds.filter((channel) => placesFor(agent, channel, room) > 0);
    for (const setup of this.#queues.values()) {
      const own = agent.queueIds.includes(setup.id);
      if (!own && !setup.rules.overflow.some(({ queueId }) => agent.queueIds.includes(queueId))) continue;
      if (setup.routing === 'manual' || !this.#isOpen(setup, now)) continue;
      const reached = (item: Waiting) =>
        own || reachOf(item, setup, now).some((queueId) => agent.queueIds.includes(queueId));
      for (const channel of channels) {
        const found = this.#waiting
          .inLine(setup.id, channel)
          ?.find((item) => reached(item) && this.#verdict(agent, item, this.#held(item, now), now) === 'fits');
        if (found && (first === null || this.#waiting.before(found, first))) first = found;
      }
    }
    return first;
  }
}
