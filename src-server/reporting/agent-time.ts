import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import type { HandlingFact, PresenceFact, WrapUpFact } from './facts.ts';

export interface AgentSpans {
  presence: readonly Pick<PresenceFact, 'state' | 'startedAt' | 'endedAt'>[];
  handlings: readonly Pick<HandlingFact, 'channel' | 'startedAt' | 'endedAt'>[];
  wrapUps: readonly Pick<WrapUpFact, 'channel' | 'startedAt' | 'endsAt' | 'endedAt'>[];
}

/** How an agent's time went, in ms. `usedMs` adds up places: two conversations for a minute are two minutes. */
export interface AgentTime {
  staffedMs: number;
  busyMs: number;
  idleMs: number;
  usedMs: Record<ChannelId, number>;
}

export const isStaffed = (state: PresenceFact['state']): boolean => state !== 'offline' && state !== 'away';

export const noTime = (): AgentTime => ({
  staffedMs: 0,
  busyMs: 0,
  idleMs: 0,
  usedMs: Object.fromEntries(channelIds.map((id) => [id, 0])) as Record<ChannelId, number>,
});

interface Step {
  at: number;
  /** What begins (+1) or ends (−1) here. */
  staffed: number;
  available: number;
  held: number;
  channel: ChannelId | null;
}

/** A stretch in which nothing begins or ends, while the agent is staffed. */
interface Stretch {
  at: number;
  ms: number;
  /** At least one conversation or wrap-up. */
  busy: boolean;
  available: boolean;
  held: ReadonlyMap<ChannelId, number>;
}

/**
 * Walks once over everything that begins or ends from `from` to `to`. A wrap-up holds its place until its timer runs out, also while
 * nobody has noticed yet.
 * @param cuts instants at which stretches end in any case
 */
export function walkTime(
  { presence, handlings, wrapUps }: AgentSpans,
  { from, to, cuts = [] }: { from: number; to: number; cuts?: readonly number[] },
  visit: (stretch: Stretch) => void,
): void {
  const steps: Step[] = cuts.map((at) => ({ at, staffed: 0, available: 0, held: 0, channel: null }));
  const span = (startedAt: number, endedAt: number | null, step: Omit<Step, 'at'>) => {
    const start = Math.max(startedAt, from);
    const end = Math.min(endedAt ?? to, to);
    if (end <= start) return;
    steps.push({ at: start, ...step });
    steps.push({ at: end, ...step, staffed: -step.staffed, available: -step.available, held: -step.held });
  };
  for (const { state, startedAt, endedAt } of presence)
    if (isStaffed(state))
      span(startedAt, endedAt, { staffed: 1, available: state === 'available' ? 1 : 0, held: 0, channel: null });
  const holds = (channel: ChannelId) => ({ staffed: 0, available: 0, held: 1, channel });
  for (const { channel, startedAt, endedAt } of handlings) span(startedAt, endedAt, holds(channel));
  for (const { channel, startedAt, endsAt, endedAt } of wrapUps) span(startedAt, endedAt ?? endsAt, holds(channel));
  steps.sort((a, b) => a.at - b.at);
  const held = new Map<ChannelId, number>();
  let staffed = 0;
  let available = 0;
  let inHand = 0;
  let last = from;
  for (const step of steps) {
    const ms = step.at - last;
    if (ms > 0 && staffed > 0) visit({ at: last, ms, busy: inHand > 0, available: available > 0, held });
    last = step.at;
    staffed += step.staffed;
    available += step.available;
    inHand += step.held;
    if (step.channel !== null) held.set(step.channel, (held.get(step.channel) ?? 0) + step.held);
  }
}

/** Adds one stretch to what is known of an agent's time. */
export function addStretch(time: AgentTime, { ms, busy, available, held }: Stretch): void {
  time.staffedMs += ms;
  if (busy) time.busyMs += ms;
  else if (available) time.idleMs += ms;
  for (const [channel, count] of held) time.usedMs[channel] += ms * count;
}

/** An agent's time from `from` to `to`. */
export function timeOf(spans: AgentSpans, from: number, to: number): AgentTime {
  const time = noTime();
  walkTime(spans, { from, to }, (stretch) => addStretch(time, stretch));
  return time;
}

/** Two stretches of an agent's time together. */
export function sumOfTimes(a: AgentTime, b: AgentTime): AgentTime {
  const sum = noTime();
  for (const { staffedMs, busyMs, idleMs, usedMs } of [a, b]) {
    sum.staffedMs += staffedMs;
    sum.busyMs += busyMs;
    sum.idleMs += idleMs;
    for (const channel of channelIds) sum.usedMs[channel] += usedMs[channel];
  }
  return sum;
}
