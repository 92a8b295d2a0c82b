import { channels } from '#shared/channels/registry.ts';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import { languages } from '#shared/domain/language.ts';
import { defaultQueueRules } from '#shared/domain/queue-rules.ts';
import type { Waiting } from '#shared/domain/routing-match.ts';
import { RoutingEngine } from '../../../src-server/routing/index.ts';
import type { Group } from '../figures.ts';
import type { Report } from '../report.ts';

export const group: Group = 'floor';

const size = { agents: 2_000, waiting: 10_000, queues: 40, minutes: 10 };
const skills = ['returns', 'tax', 'couriers', 'repairs', 'gifts'];
const busyChannels: ChannelId[] = ['web-chat', 'email', 'whatsapp', 'sms'];

/** Numbers that look random and are the same in every run (mulberry32). */
function createDice(seed: number) {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T;
  return { roll, pick };
}

/** A large floor: everybody in three queues, with languages and skills, and four conversations waiting for every agent's next place. */
function createFloor() {
  const dice = createDice(7);
  const defaultPlaces = Object.fromEntries(channelIds.map((id) => [id, channels[id].defaultCapacity])) as Record<
    ChannelId,
    number
  >;
  const engine = new RoutingEngine({ policy: { capacity: 'blended', channelWeights: {} }, defaultPlaces });
  const queueIds = Array.from({ length: size.queues }, (_, index) => `queue-${index}`);
  for (const [index, id] of queueIds.entries()) {
    engine.setQueue({
      id,
      routing: (['longest-idle', 'least-loaded', 'round-robin'] as const)[index % 3] ?? 'longest-idle',
      hours: null,
      rules: {
        ...defaultQueueRules(id),
        matchLanguage: index % 2 === 0,
        skills: index % 4 === 0 ? [{ name: skills[index % skills.length] ?? 'tax', level: 3, tagId: null }] : [],
        overflow: index % 5 === 0 ? [{ queueId: queueIds[(index + 1) % size.queues] ?? '', afterSeconds: 90 }] : [],
      },
    });
  }
  for (let index = 0; index < size.agents; index += 1) {
    engine.setAgent({
      id: `agent-${String(index).padStart(4, '0')}`,
      ready: true,
      queueIds: [0, 1, 2].map(() => dice.pick(queueIds)),
      languages: [...new Set(['en' as const, dice.pick(languages), dice.pick(languages)])],
      skills: [{ name: dice.pick(skills), level: 1 + Math.floor(dice.roll() * 5) }],
      capacity: {},
      idleSince: Math.floor(dice.roll() * 1_000),
      lastOfferAt: Math.floor(dice.roll() * 1_000),
    });
  }
  let made = 0;
  function arrive(now: number): void {
    made += 1;
    const waiting: Waiting = {
      id: `conversation-${made}`,
      queueId: dice.pick(queueIds),
      channel: dice.pick(busyChannels),
      language: dice.roll() < 0.6 ? 'en' : dice.pick(languages),
      tagIds: [],
      tier: dice.roll() < 0.1 ? 'gold' : 'none',
      priority: dice.roll() < 0.1 ? 'high' : 'normal',
      waitingSince: now,
      dueAt: now + 600_000,
      ownerId: null,
      lastAgentId: dice.roll() < 0.1 ? `agent-${String(Math.floor(dice.roll() * size.agents)).padStart(4, '0')}` : null,
      passedUntil: new Map(),
    };
    engine.wait(waiting);
  }
  return { engine, dice, arrive };
}

/**
 * Decisions per second of routing's engine on a full floor that stays full: 2,000 agents, 10,000 waiting all the time. Contacts
 * end, each freed place is given away, and another customer arrives. Measured in the engine; the database writes of a decision are
 * not part of it.
 */
export async function run(report: Report): Promise<void> {
  const { engine, dice, arrive } = createFloor();
  let now = 1_000_000;
  const held: string[] = [];
  function decide(): number {
    let count = 0;
    for (let one = engine.next(now); one !== null; one = engine.next(now)) {
      engine.occupy(one.conversationId, one.agentId, one.channel, 'answered');
      held.push(one.conversationId);
      count += 1;
    }
    return count;
  }
  for (let index = 0; index < size.waiting; index += 1) arrive(now - Math.floor(dice.roll() * 300_000));
  const startedAt = performance.now();
  const filled = decide();
  report.say(`an empty floor: ${filled} decisions in ${Math.round(performance.now() - startedAt)} ms`);
  while (engine.waitingCount < size.waiting) {
    arrive(now);
    decide();
  }

  let decisions = 0;
  const beganAt = performance.now();
  for (let second = 0; second < size.minutes * 60; second += 1) {
    now += 1_000;
    for (let ended = 0; ended < 20; ended += 1) {
      const at = Math.floor(dice.roll() * held.length);
      const [conversationId] = held.splice(at, 1);
      if (conversationId !== undefined) engine.vacate(conversationId, now);
    }
    const made = decide();
    decisions += made;
    for (let index = 0; index < made; index += 1) arrive(now);
  }
  const tookMs = performance.now() - beganAt;
  report.say(`${decisions} decisions, ${engine.waitingCount} waiting at the end`);
  report.measured('routingDecisionsPerSecond', decisions / (tookMs / 1_000));
}
