import { shownStates } from '#shared/domain/agent-state.ts';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import type { FigureName } from '#shared/domain/figure-info.ts';
import type { ScopeFigures } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { type DayFigure, type DayFigureName, dayFigures } from './day-figures.ts';
import type { FloorMemory } from './floor-memory.ts';
import { servesIn, targetOf } from './floor-setup.ts';
import type { AgentFigures } from './people.ts';
import { isIn, type Tally } from './tally.ts';

export type Value = { value: number | null; of: number | null };
export type Values = Record<FigureName, Value>;

const plain = (value: number | null): Value => ({ value, of: null });
const sumOf = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amount(item), 0);

/** The figures of a period that are sums of what happened. */
export function daySums(tally: Tally, scope: FloorScope): Record<DayFigureName, Value> {
  const sums = tally.sum(scope);
  const entries = Object.entries(dayFigures as Record<string, DayFigure>).map(([name, figure]) => [
    name,
    scope.teamId !== null && figure.beforeAnybody ? plain(null) : figure.value(sums),
  ]);
  return Object.fromEntries(entries) as Record<DayFigureName, Value>;
}

interface SpentTime {
  line: Pick<AgentFigures['line'], 'id'>;
  time: AgentFigures['time'];
}

/** How busy the agents of a scope were in the period. */
export function occupancyOf(agents: readonly SpentTime[], { setup }: Pick<FloorMemory, 'setup'>, scope: FloorScope) {
  let busyMs = 0;
  let countedMs = 0;
  let usedMs = 0;
  let offeredMs = 0;
  for (const { line, time } of agents) {
    const user = setup.users.get(line.id);
    if (!user || !servesIn(user, scope)) continue;
    busyMs += time.busyMs;
    countedMs += time.busyMs + time.idleMs;
    for (const [channel, places] of user.places) {
      if (scope.channel !== null && scope.channel !== channel) continue;
      usedMs += time.usedMs[channel];
      offeredMs += time.staffedMs * places;
    }
  }
  const ratio = (part: number, of: number): Value => ({ value: of === 0 ? null : part / of, of });
  return { occupancy: ratio(busyMs, countedMs), occupancyBySlots: ratio(usedMs, offeredMs) };
}

/** Every figure of one scope. `agents` is the whole floor at the same moment. */
export function scopeFigures(memory: FloorMemory, agents: readonly AgentFigures[], scope: FloorScope) {
  const { teamOf, setup } = memory;
  const waiting = [...memory.waiting.values()].filter((contact) => isIn(scope, { ...contact, agentId: null }, teamOf));
  const held = [...memory.held.values()].filter((handling) => isIn(scope, handling, teamOf));
  const wrapUps = [...memory.wrapUps.values()].filter((one) => isIn(scope, { ...one, agentId: one.userId }, teamOf));
  const here = agents.filter(({ line }) => {
    const user = setup.users.get(line.id);
    return user?.enabled === true && servesIn(user, scope);
  });
  const staffed = here.filter((agent) => agent.staffed);
  const slots = slotsOf(staffed, scope);
  const nobodyYet = scope.teamId !== null;
  const shown = (state: (typeof shownStates)[number]) => here.filter(({ line }) => line.state === state).length;
  const values: Values = {
    ...daySums(memory.tally, scope),
    ...occupancyOf(agents, memory, scope),
    waiting: plain(nobodyYet ? null : waiting.length),
    longestWait: plain(nobodyYet || waiting.length === 0 ? null : longest(waiting)),
    inHand: plain(held.length),
    wrapUpContacts: plain(wrapUps.length),
    wrapUpAgents: plain(new Set(wrapUps.map(({ userId }) => userId)).size),
    signedIn: plain(here.filter(({ line }) => line.state !== 'offline').length),
    staffed: plain(staffed.length),
    available: plain(shown('available')),
    onContact: plain(shown('on-contact')),
    slotsTotal: plain(slots.total),
    slotsUsed: plain(slots.used),
    slotsFree: plain(slots.free),
  };
  const states = Object.fromEntries(shownStates.map((state) => [state, shown(state)])) as ScopeFigures['states'];
  return { scope, values, states, target: targetOf(setup, scope), slots: slots.channels };
}
export type FiguresOfScope = ReturnType<typeof scopeFigures>;

function slotsOf(staffed: readonly AgentFigures[], scope: FloorScope) {
  const ofChannel = (channel: ChannelId) => {
    const lines = staffed.flatMap(({ line }) => line.channels.filter((one) => one.channel === channel));
    return {
      channel,
      total: sumOf(lines, ({ total }) => total),
      used: sumOf(lines, ({ used }) => used),
      free: sumOf(lines, ({ free }) => free),
    };
  };
  const wanted = channelIds.filter((id) => scope.channel === null || scope.channel === id);
  const channels = wanted.map(ofChannel).filter(({ total, used }) => total > 0 || used > 0);
  const [only] = channels;
  if (scope.channel !== null)
    return { channels, total: only?.total ?? 0, used: only?.used ?? 0, free: only?.free ?? 0 };
  return {
    channels,
    total: sumOf(staffed, ({ line }) => line.slots.total),
    used: sumOf(staffed, ({ line }) => line.slots.used),
    free: sumOf(staffed, ({ line }) => line.slots.free),
  };
}

const longest = (waiting: readonly { waitingSince: number }[]): number =>
  waiting.reduce((first, { waitingSince }) => Math.min(first, waitingSince), Number.POSITIVE_INFINITY);
