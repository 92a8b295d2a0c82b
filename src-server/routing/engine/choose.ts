import type { Offer } from '#shared/domain/offer.ts';
import type { Queue } from '#shared/domain/queue.ts';
import { levelOf, neededSkills, shortfall, type Waiting, type Why } from '#shared/domain/routing-match.ts';
import { type AgentOnFloor, loadOf, placesFor, type QueueSetup, type Room } from './floor.ts';

const preference = (agent: AgentOnFloor, { ownerId, lastAgentId }: Waiting): number =>
  agent.id === ownerId ? 0 : agent.id === lastAgentId ? 1 : 2;

const byId = (a: AgentOnFloor, b: AgentOnFloor) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The queue's own way to choose among agents who suit alike. Ties fall to the longest idle, then to the id. */
export function compareByMethod(method: Queue['routing'], a: AgentOnFloor, b: AgentOnFloor, room: Room): number {
  const byIdle = a.idleSince - b.idleSince || byId(a, b);
  if (method === 'least-loaded') return loadOf(a, room) - loadOf(b, room) || a.heldCount - b.heldCount || byIdle;
  if (method === 'round-robin') return a.lastOfferAt - b.lastOfferAt || byIdle;
  return byIdle;
}

/** The best of several agents who all fit: the customer's own first, then who falls least short, then by the queue's method. */
export function bestOf(
  fitting: readonly AgentOnFloor[],
  waiting: Waiting,
  setup: QueueSetup,
  room: Room,
): AgentOnFloor | null {
  let best: AgentOnFloor | null = null;
  for (const agent of fitting) {
    const better =
      best === null ||
      (preference(agent, waiting) - preference(best, waiting) ||
        shortfall(agent, waiting, setup.rules) - shortfall(best, waiting, setup.rules) ||
        compareByMethod(setup.routing, agent, best, room)) < 0;
    if (better) best = agent;
  }
  return best;
}

/** The one word an offer carries; `whyChosen` has the rest. */
export function headline(agent: AgentOnFloor, waiting: Waiting, { routing }: QueueSetup): Offer['reason'] {
  if (agent.id === waiting.ownerId) return 'owner';
  if (agent.id === waiting.lastAgentId) return 'sticky';
  return routing === 'manual' ? 'longest-idle' : routing;
}

/** Why this agent, most telling first. `inQueueId` is the queue through which they were reached. */
export function whyChosen(
  agent: AgentOnFloor,
  waiting: Waiting,
  setup: QueueSetup,
  { room, fitting, inQueueId, now }: { room: Room; fitting: number; inQueueId: string; now: number },
): Why[] {
  const why: Why[] = [];
  if (agent.id === waiting.ownerId) why.push({ name: 'owner' });
  if (agent.id === waiting.lastAgentId) why.push({ name: 'last-agent' });
  for (const { name, level } of neededSkills(setup.rules, waiting.tagIds)) {
    const own = levelOf(agent, name);
    why.push(own >= level ? { name: 'skill', skill: name, level: own } : { name: 'skill-relaxed', skill: name });
  }
  const { language } = waiting;
  if (setup.rules.matchLanguage && language !== null)
    why.push({ name: agent.languages.includes(language) ? 'language' : 'language-relaxed', language });
  if (inQueueId !== waiting.queueId) why.push({ name: 'overflow', fromQueueId: waiting.queueId });
  // Who is the only one was not chosen by any method.
  if (fitting > 1) why.push(methodFact(agent, setup, now));
  why.push({ name: 'chosen-of', agents: fitting });
  why.push({ name: 'free-places', channel: waiting.channel, places: placesFor(agent, waiting.channel, room) });
  return why;
}

function methodFact(agent: AgentOnFloor, { routing }: QueueSetup, now: number): Why {
  if (routing === 'least-loaded') return { name: 'least-loaded', held: agent.heldCount };
  if (routing === 'round-robin') return { name: 'round-robin' };
  return { name: 'longest-idle', idleSeconds: Math.max(0, Math.round((now - agent.idleSince) / 1000)) };
}
