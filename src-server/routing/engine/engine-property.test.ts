import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import { compareWaiting, type Waiting } from '#shared/domain/routing-match.ts';
import { bestOf } from './choose.ts';
import { RoutingEngine } from './engine.ts';
import { anAgent, aQueueSetup, aWaiting, separateRoom } from './engine-fixture.ts';
import { type AgentOnFloor, placesFor, type QueueSetup, type RoutingAgent } from './floor.ts';
import { isHeld, reachOf, verdictOf } from './verdict.ts';

/** The rule without any cleverness: look at everything, in order, and begin again after every decision. */
class SlowRouter {
  readonly agents = new Map<string, RoutingAgent>();
  readonly queues = new Map<string, QueueSetup>();
  readonly waiting = new Map<string, Waiting>();
  readonly holding = new Map<string, { agentId: string; channel: ChannelId; rings: boolean }>();

  #onFloor(agent: RoutingAgent): AgentOnFloor {
    const held: Partial<Record<ChannelId, number>> = {};
    const mine = [...this.holding.values()].filter(({ agentId }) => agentId === agent.id);
    for (const { channel } of mine) held[channel] = (held[channel] ?? 0) + 1;
    return { ...agent, held, heldCount: mine.length, ringing: mine.filter(({ rings }) => rings).length };
  }

  next(now: number): string | null {
    const agents = [...this.agents.values()].map((agent) => this.#onFloor(agent));
    const setupOf = (id: string) => this.queues.get(id) ?? aQueueSetup(id);
    const inOrder = [...this.waiting.values()].sort((a, b) => compareWaiting(a, b, (id) => setupOf(id).rules));
    for (const item of inOrder) {
      const setup = setupOf(item.queueId);
      if (setup.routing === 'manual') continue;
      const held = isHeld(item, setup, (id) => agents.find((agent) => agent.id === id), separateRoom, now);
      for (const queueId of reachOf(item, setup, now)) {
        const members = agents.filter(({ queueIds }) => queueIds.includes(queueId));
        const fits = members.filter(
          (agent) => verdictOf(agent, item, setup, { room: separateRoom, held, now }) === 'fits',
        );
        const best = bestOf(fits, item, setup, separateRoom);
        if (best === null) continue;
        this.waiting.delete(item.id);
        this.holding.set(item.id, { agentId: best.id, channel: item.channel, rings: true });
        this.agents.set(best.id, { ...(this.agents.get(best.id) ?? best), lastOfferAt: now, idleSince: now });
        return `${item.id}→${best.id} in ${queueId}`;
      }
    }
    return null;
  }
}

const queueIds = ['q1', 'q2', 'q3'];
const channel = fc.constantFrom<ChannelId>('web-chat', 'email');
const language = fc.constantFrom('en' as const, 'pl' as const);
const agentArb = fc.record({
  id: fc.constantFrom('a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'b1', 'b2', 'b3'),
  ready: fc.boolean(),
  queueIds: fc.subarray(queueIds),
  languages: fc.subarray(['en' as const, 'pl' as const]),
  skills: fc.constantFrom([], [{ name: 'tax', level: 2 }], [{ name: 'tax', level: 4 }]),
  capacity: fc.record({ 'web-chat': fc.nat(3), email: fc.nat(2) }),
});
const queueArb = fc.record({
  id: fc.constantFrom(...queueIds),
  routing: fc.constantFrom('longest-idle' as const, 'least-loaded' as const, 'round-robin' as const, 'manual' as const),
  vipFirst: fc.boolean(),
  importance: fc.integer({ min: 1, max: 9 }),
  matchLanguage: fc.boolean(),
  relax: fc.constantFrom(null, 5, 20),
  skilled: fc.boolean(),
  hold: fc.constantFrom(0, 15),
  overflow: fc.array(fc.record({ queueId: fc.constantFrom(...queueIds), afterSeconds: fc.constantFrom(0, 7, 30) }), {
    maxLength: 2,
  }),
});
const waitingArb = fc.record({
  id: fc.nat(25).map((number) => `c${number}`),
  queueId: fc.constantFrom(...queueIds),
  channel,
  language,
  tier: fc.constantFrom('none' as const, 'gold' as const),
  priority: fc.constantFrom('normal' as const, 'high' as const),
  ownerId: fc.constantFrom(null, 'a1', 'a2'),
  lastAgentId: fc.constantFrom(null, 'a3', 'b1'),
  passes: fc.constantFrom(null, 'a1', 'a4'),
});
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), with: waitingArb }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('agent' as const), with: agentArb }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('queue' as const), with: queueArb }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('end' as const), with: fc.nat(25) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), with: fc.nat(25) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), with: fc.nat(25) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), with: fc.nat(20) }) },
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Lets both routers live through the same day; `check` sees them after every moment at which both have decided what they can. */
function live(steps: Step[], batch: number, check: (slow: SlowRouter, now: number) => void, many?: number): void {
  const engine = new RoutingEngine(separateRoom, many);
  const slow = new SlowRouter();
  let now = 1_000_000;
  for (const id of queueIds) {
    engine.setQueue(aQueueSetup(id));
    slow.queues.set(id, aQueueSetup(id));
  }
  steps.forEach((one, index) => {
    if (one.do === 'wait' && !slow.holding.has(one.with.id)) {
      const { passes, ...fields } = one.with;
      const item = aWaiting(one.with.id, {
        ...fields,
        waitingSince: now,
        passedUntil: passes === null ? new Map() : new Map([[passes, now + 12_000]]),
      });
      engine.wait(item);
      slow.waiting.set(item.id, item);
    }
    if (one.do === 'agent') {
      const before = slow.agents.get(one.with.id);
      const agent = anAgent(one.with.id, {
        ...one.with,
        idleSince: before?.idleSince ?? now,
        lastOfferAt: before?.lastOfferAt ?? 0,
      });
      engine.setAgent(agent);
      slow.agents.set(agent.id, agent);
    }
    if (one.do === 'queue') {
      const { id, routing, relax, skilled, hold, ...rules } = one.with;
      const setup = aQueueSetup(
        id,
        {
          ...rules,
          relaxSkillsAfterSeconds: relax,
          relaxLanguageAfterSeconds: relax,
          holdForAgentSeconds: hold,
          skills: skilled ? [{ name: 'tax', level: 3, tagId: null }] : [],
        },
        { routing },
      );
      engine.setQueue(setup);
      slow.queues.set(id, setup);
    }
    if (one.do === 'end') {
      const key = `c${one.with}`;
      const held = slow.holding.get(key);
      engine.vacate(key, now);
      slow.holding.delete(key);
      const agent = held && slow.agents.get(held.agentId);
      if (agent) slow.agents.set(agent.id, { ...agent, idleSince: Math.max(agent.idleSince, now) });
    }
    if (one.do === 'answer') {
      const held = slow.holding.get(`c${one.with}`);
      if (held) {
        engine.occupy(`c${one.with}`, held.agentId, held.channel, 'answered');
        held.rings = false;
      }
    }
    if (one.do === 'leave') {
      engine.leave(`c${one.with}`);
      slow.waiting.delete(`c${one.with}`);
    }
    if (one.do === 'pass') now += one.with * 1_000;
    if (index % batch !== 0) return;
    for (;;) {
      const fast = engine.next(now);
      const expected = slow.next(now);
      expect(fast && `${fast.conversationId}→${fast.agentId} in ${fast.queueId}`).toBe(expected);
      if (expected === null) break;
    }
    check(slow, now);
  });
}

test('looking only at what changed decides exactly as looking at everything', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 120 }),
      fc.constantFrom(1, 3, 20),
      fc.constantFrom(0, 2, 100),
      (steps, batch, many) => live(steps, batch, () => {}, many),
    ),
    { numRuns: 300 },
  );
});

test('nothing rings at an agent at whom something rings already', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), fc.constantFrom(1, 5), (steps, batch) =>
      live(steps, batch, ({ holding }) => {
        const ringing = [...holding.values()].filter(({ rings }) => rings).map(({ agentId }) => agentId);
        expect(new Set(ringing).size).toBe(ringing.length);
      }),
    ),
    { numRuns: 100 },
  );
});

test('nobody ever holds more than their places by routing alone, and nobody who fits is left without an offer', () => {
  const withoutChangingAgents = step.filter((one) => one.do !== 'agent');
  const crew = fc.array(agentArb, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(crew, fc.array(withoutChangingAgents, { maxLength: 80 }), (agents, steps) => {
      const all = [...agents.map((agent) => ({ do: 'agent' as const, with: agent })), ...steps];
      live(all, 1, (slow, now) => {
        for (const agent of slow.agents.values()) {
          for (const of of ['web-chat', 'email'] as const) {
            const held = [...slow.holding.values()].filter(
              (one) => one.agentId === agent.id && one.channel === of,
            ).length;
            const last = agents.findLast(({ id }) => id === agent.id);
            if (agents.filter(({ id }) => id === agent.id).length === 1)
              expect(held).toBeLessThanOrEqual(last?.capacity[of] ?? 0);
          }
        }
        expect(slow.next(now)).toBeNull();
      });
    }),
    { numRuns: 100 },
  );
});

test('places left are never negative', () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), channel, (places, held, of) => {
      const agent = {
        ...anAgent('a', { capacity: { [of]: places } }),
        held: { [of]: held },
        heldCount: held,
        ringing: 0,
      };
      expect(placesFor(agent, of, separateRoom)).toBe(Math.max(0, places - held));
    }),
  );
});
