import { type AgentTime, sumOfTimes, timeOf } from './agent-time.ts';
import type {
  ContactFact,
  ConversationFacts,
  HandlingFact,
  OfferFact,
  Period,
  PresenceFact,
  WrapUpFact,
} from './facts.ts';
import type { FloorSetup } from './floor-setup.ts';
import { type Line, linesOf } from './lines.ts';
import { Tally, type TeamOf } from './tally.ts';

/** What one colleague's own figures are counted from. */
export class AgentMemory {
  readonly handlings = new Map<string, HandlingFact>();
  readonly wrapUps = new Map<string, WrapUpFact>();
  readonly offers = new Map<string, OfferFact>();
  presence: readonly PresenceFact[] = [];
  #settled: { until: number; time: AgentTime } | null = null;

  changed(): void {
    this.#settled = null;
  }

  get presentPresence(): PresenceFact | null {
    return this.presence.find(({ endedAt }) => endedAt === null) ?? null;
  }

  /** How the time from `from` to `to` went. What was counted once is not walked again: only what still runs goes on. */
  time(from: number, to: number): AgentTime {
    if (this.#settled === null || this.#settled.until > to) {
      const spans = {
        presence: this.presence,
        handlings: [...this.handlings.values()],
        wrapUps: [...this.wrapUps.values()],
      };
      this.#settled = { until: to, time: timeOf(spans, from, to) };
      return this.#settled.time;
    }
    const { until, time } = this.#settled;
    const runs = { presence: this.presence.filter(isOpen), handlings: this.held, wrapUps: this.wrappingUp };
    return sumOfTimes(time, timeOf(runs, until, to));
  }

  get held(): HandlingFact[] {
    return [...this.handlings.values()].filter(isOpen);
  }

  get wrappingUp(): WrapUpFact[] {
    return [...this.wrapUps.values()].filter(isOpen);
  }
}

const isOpen = ({ endedAt }: { endedAt: number | null }): boolean => endedAt === null;

/**
 * Everything that figures of one period are counted from, ready to be summed: lines by conversation, what waits and what is in hand
 * now, and everybody's time. Knows no database; whoever reads puts whole conversations in, and puts them in again when they change.
 */
export class FloorMemory {
  readonly period: Period;
  readonly #known = new Map<string, { facts: ConversationFacts; lines: readonly Line[] }>();
  readonly #agents = new Map<string, AgentMemory>();
  readonly waiting = new Map<string, ContactFact>();
  readonly held = new Map<string, HandlingFact>();
  readonly wrapUps = new Map<string, WrapUpFact>();
  readonly teamOf: TeamOf = (agentId) => (agentId === null ? null : (this.#setup.users.get(agentId)?.teamId ?? null));
  #setup: FloorSetup;
  #tally: Tally;

  constructor(setup: FloorSetup, period: Period) {
    this.#setup = setup;
    this.period = period;
    this.#tally = new Tally(this.teamOf);
  }

  get setup(): FloorSetup {
    return this.#setup;
  }

  /** Colleagues may have another team now: sums are made anew, because their lines would be looked for in the wrong place. */
  set setup(setup: FloorSetup) {
    this.#setup = setup;
    this.#tally = new Tally(this.teamOf);
    for (const line of this.lines()) this.#tally.add(line);
  }

  get tally(): Tally {
    return this.#tally;
  }

  agent(id: string): AgentMemory {
    const known = this.#agents.get(id) ?? new AgentMemory();
    this.#agents.set(id, known);
    return known;
  }

  *lines(): Generator<Line> {
    for (const { lines } of this.#known.values()) yield* lines;
  }

  *facts(): Generator<ConversationFacts> {
    for (const { facts } of this.#known.values()) yield facts;
  }

  /** @param facts all there are of this conversation; null: none */
  put(conversationId: string, facts: ConversationFacts | null): void {
    const before = this.#known.get(conversationId);
    if (before) {
      for (const line of before.lines) this.#tally.remove(line);
      this.#index(before.facts, false);
    }
    this.#known.delete(conversationId);
    if (facts === null) return;
    const lines = linesOf(facts, this.period);
    for (const line of lines) this.#tally.add(line);
    this.#index(facts, true);
    this.#known.set(conversationId, { facts, lines });
  }

  putPresence(userId: string, presence: readonly PresenceFact[]): void {
    const agent = this.agent(userId);
    agent.presence = presence;
    agent.changed();
  }

  #index({ contacts, handlings, wrapUps, offers }: ConversationFacts, isThere: boolean): void {
    const keep = <T extends { id: string }>(map: Map<string, T>, fact: T, wanted = true) =>
      isThere && wanted ? map.set(fact.id, fact) : map.delete(fact.id);
    for (const contact of contacts) keep(this.waiting, contact, isOpen(contact));
    for (const handling of handlings) {
      keep(this.held, handling, isOpen(handling));
      keep(this.agent(handling.agentId).handlings, handling);
      this.agent(handling.agentId).changed();
    }
    for (const wrapUp of wrapUps) {
      keep(this.wrapUps, wrapUp, isOpen(wrapUp));
      keep(this.agent(wrapUp.userId).wrapUps, wrapUp);
      this.agent(wrapUp.userId).changed();
    }
    for (const offer of offers) keep(this.agent(offer.userId).offers, offer);
  }
}
