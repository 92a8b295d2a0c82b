import { nextOpening } from '#shared/domain/open-time.ts';
import type { WaitReason } from '#shared/domain/queue-wait.ts';
import type { Verdict } from '#shared/domain/routing-explanation.ts';
import { missingFor, neededSkills, type Waiting } from '#shared/domain/routing-match.ts';
import { type AgentOnFloor, placesFor, type QueueSetup, type Room } from './floor.ts';

/** The queues whose agents may be offered it by now: its own first, then those its wait has overflowed to. */
export function reachOf({ queueId, waitingSince }: Waiting, { rules }: QueueSetup, now: number): string[] {
  const waitedMs = now - waitingSince;
  return [
    queueId,
    ...rules.overflow.filter(({ afterSeconds }) => waitedMs >= afterSeconds * 1000).map(({ queueId: id }) => id),
  ];
}

/** Whom the conversation would rather wait for: the customer's owner, else who answered last. */
export const preferredAgents = ({ ownerId, lastAgentId }: Waiting): string[] =>
  [ownerId, lastAgentId].filter((id): id is string => id !== null);

/** Whether it is still kept for an agent who is there and would take it, but has no room or something else ringing. */
export function isHeld(
  waiting: Waiting,
  { rules }: QueueSetup,
  agentOf: (id: string) => AgentOnFloor | undefined,
  room: Room,
  now: number,
): boolean {
  if (now - waiting.waitingSince >= rules.holdForAgentSeconds * 1000) return false;
  return preferredAgents(waiting).some((id) => {
    const agent = agentOf(id);
    return (
      agent?.ready === true &&
      agent.queueIds.includes(waiting.queueId) &&
      (waiting.passedUntil.get(id) ?? 0) <= now &&
      (agent.ringing > 0 || placesFor(agent, waiting.channel, room) <= 0)
    );
  });
}

/** What speaks against an agent of a reachable queue, in the order of `verdicts`. `held`: the answer of `isHeld`. */
export function verdictOf(
  agent: AgentOnFloor,
  waiting: Waiting,
  setup: QueueSetup,
  { room, held, now }: { room: Room; held: boolean; now: number },
): Verdict {
  if (!agent.ready) return 'not-ready';
  const missing = missingFor(agent, waiting, setup.rules, now);
  if (missing !== null) return missing === 'skill' ? 'no-skill' : 'no-language';
  if ((waiting.passedUntil.get(agent.id) ?? 0) > now) return 'passed';
  if (placesFor(agent, waiting.channel, room) <= 0) return 'full';
  // One at a time: nobody can read two cards at once, and the second would lapse while they look at the first.
  if (agent.ringing > 0) return 'ringing';
  return held ? 'held-for-another' : 'fits';
}

/** The reason to show when these are the verdicts of everybody within reach; null when somebody fits. */
export function reasonOf(verdicts: ReadonlySet<Verdict>): WaitReason | null {
  if (verdicts.has('fits')) return null;
  if (verdicts.has('held-for-another')) return 'held-for-agent';
  if (verdicts.has('ringing')) return 'all-ringing';
  if (verdicts.has('full')) return 'all-full';
  if (verdicts.has('passed')) return 'all-passed';
  if (verdicts.has('no-language')) return 'no-agent-with-language';
  if (verdicts.has('no-skill')) return 'no-agent-with-skill';
  return verdicts.has('not-ready') ? 'nobody-available' : 'nobody-in-queue';
}

/** When time alone makes another agent possible: something is given up, an overflow begins, a decline is forgotten, doors open. */
export function nextChangeAt(waiting: Waiting, { rules, hours }: QueueSetup, now: number): number | null {
  const { waitingSince, tagIds, language } = waiting;
  const skills = neededSkills(rules, tagIds).length === 0 ? null : rules.relaxSkillsAfterSeconds;
  const waits = [
    ...(skills === null ? [] : [skills, skills * 2]),
    ...(rules.matchLanguage && language !== null ? [rules.relaxLanguageAfterSeconds ?? 0] : []),
    ...rules.overflow.map(({ afterSeconds }) => afterSeconds),
    ...(preferredAgents(waiting).length === 0 ? [] : [rules.holdForAgentSeconds]),
  ].map((seconds) => waitingSince + seconds * 1000);
  const opening = nextOpening(hours, now);
  const times = [...waits, ...waiting.passedUntil.values(), ...(opening === null ? [] : [opening])];
  return times.reduce<number | null>((least, at) => (at > now && (least === null || at < least) ? at : least), null);
}
