import type { RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { addStretch, isStaffed, noTime, walkTime } from './agent-time.ts';
import { findDayFigure } from './day-figures.ts';
import type { ContactFact } from './facts.ts';
import type { FloorMemory } from './floor-memory.ts';
import type { FloorMoment } from './floor-moment.ts';
import { dayAt, servesIn } from './floor-setup.ts';
import { occupancyOf } from './scope-figures.ts';
import { isIn, Tally } from './tally.ts';

const stepMs = 15 * 60_000;
type Points = (number | null)[];

/**
 * The day so far in steps. What happened counts in the step in which it did; what is true at a moment is told for the end of each
 * step, and for now in the last.
 */
export function readDaySeries(
  moment: FloorMoment,
  { scope, figures }: RequestInput<'floor:day'>,
): RequestOutput<'floor:day'> {
  const { asOf, memory } = moment;
  const day = dayAt(memory.setup, asOf);
  const ends: number[] = [];
  for (let at = day.start; at < asOf; at += stepMs) ends.push(Math.min(at + stepMs, asOf));
  const series = createSeries(moment, scope, day.start, ends);
  const wanted = figures.filter((figure) => figureInfo[figure].hasSeries);
  return { asOf, day, stepMs, series: wanted.map((figure) => ({ figure, points: series(figure) })) };
}

function createSeries(moment: FloorMoment, scope: FloorScope, start: number, ends: readonly number[]) {
  const { memory } = moment;
  let happened: Tally[] | null = null;
  let waits: ContactFact[] | null = null;
  let occupied: ReturnType<typeof occupancyIn> | null = null;
  return (figure: FigureName): Points => {
    const day = findDayFigure(figure);
    if (scope.teamId !== null && (day?.beforeAnybody || figure === 'waiting' || figure === 'longestWait'))
      return ends.map(() => null);
    if (day !== null) {
      happened ??= talliesOf(memory, start, ends.length);
      return happened.map((tally) => day.value(tally.sum(scope)).value);
    }
    if (figure === 'waiting' || figure === 'longestWait') {
      waits ??= [...memory.facts()].flatMap(({ contacts }) =>
        contacts.filter((contact) => isIn(scope, { ...contact, agentId: null }, memory.teamOf)),
      );
      return ends.map((at) => waitingAt(waits ?? [], at, figure));
    }
    if (figure === 'signedIn' || figure === 'staffed') return ends.map((at) => presentAt(memory, scope, at, figure));
    if (figure !== 'occupancy' && figure !== 'occupancyBySlots') return ends.map(() => null);
    occupied ??= occupancyIn(moment, scope, start, ends);
    return occupied.map((values) => values[figure].value);
  };
}

function talliesOf(memory: FloorMemory, start: number, count: number): Tally[] {
  const tallies = Array.from({ length: count }, () => new Tally(memory.teamOf));
  for (const line of memory.lines()) tallies[Math.floor((line.at - start) / stepMs)]?.add(line);
  return tallies;
}

function waitingAt(contacts: readonly ContactFact[], at: number, figure: 'waiting' | 'longestWait'): number | null {
  const waiting = contacts.filter(({ queuedAt, endedAt }) => queuedAt < at && (endedAt === null || endedAt >= at));
  if (figure === 'waiting') return waiting.length;
  if (waiting.length === 0) return null;
  return waiting.reduce((longest, { waitingSince }) => Math.max(longest, at - waitingSince), 0);
}

function presentAt(memory: FloorMemory, scope: FloorScope, at: number, figure: 'signedIn' | 'staffed'): number {
  let count = 0;
  for (const user of memory.setup.users.values()) {
    if (!user.enabled || !servesIn(user, scope)) continue;
    const span = memory
      .agent(user.id)
      .presence.find(({ startedAt, endedAt }) => startedAt < at && (endedAt === null || endedAt >= at));
    if (span && (figure === 'signedIn' ? span.state !== 'offline' : isStaffed(span.state))) count += 1;
  }
  return count;
}

/** One walk an agent, cut at every step. */
function occupancyIn({ memory, agents }: FloorMoment, scope: FloorScope, start: number, ends: readonly number[]) {
  const to = ends.at(-1) ?? start;
  const steps = ends.map(() => agents.map(({ line, staffed }) => ({ line, staffed, time: noTime() })));
  for (const [index, { line }] of agents.entries()) {
    const agent = memory.agent(line.id);
    const spans = {
      presence: agent.presence,
      handlings: [...agent.handlings.values()],
      wrapUps: [...agent.wrapUps.values()],
    };
    walkTime(spans, { from: start, to, cuts: ends }, (stretch) => {
      const entry = steps[Math.floor((stretch.at - start) / stepMs)]?.[index];
      if (entry) addStretch(entry.time, stretch);
    });
  }
  return steps.map((entries) => occupancyOf(entries, memory, scope));
}
