import type { FigureName } from '#shared/domain/figure-info.ts';
import type { CountName, Counts } from './lines.ts';

export type Sums = Readonly<Record<CountName, number>>;

/** How a figure of the day comes from the sums of its lines. */
export interface DayFigure {
  value(sums: Sums): { value: number | null; of: number | null };
  /** Whether a line stands behind it, and in a share whether it counts as met. */
  line(counts: Counts): { met: boolean | null; ms: number | null } | null;
  /** Said of contacts before anybody has them, so it has no meaning for a team. */
  beforeAnybody?: true;
}

const count = (name: CountName, beforeAnybody = false): DayFigure => ({
  value: (sums) => ({ value: sums[name], of: null }),
  line: (counts) => (counts[name] ? { met: null, ms: null } : null),
  ...(beforeAnybody ? { beforeAnybody } : {}),
});

const ratio = (part: number, of: number) => ({ value: of === 0 ? null : part / of, of });

const mean = (ms: CountName, of: CountName): DayFigure => ({
  value: (sums) => ratio(sums[ms], sums[of]),
  line: (counts) => (counts[of] ? { met: null, ms: counts[ms] ?? 0 } : null),
});

type Weighted = (counts: Counts) => number;
const share = (met: Weighted, of: Weighted, beforeAnybody = false): DayFigure => ({
  value: (sums) => ratio(met(sums), of(sums)),
  line: (counts) => (of(counts) > 0 ? { met: met(counts) > 0, ms: counts.queueMs ?? null } : null),
  ...(beforeAnybody ? { beforeAnybody } : {}),
});

const n = (counts: Counts, ...names: CountName[]): number => names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
const decided: Weighted = (counts) => n(counts, 'answered', 'abandoned', 'shortAbandoned');
const rung: Weighted = (counts) => n(counts, 'accepted', 'declined', 'missed');

/** The figures that are sums over what happened; their words stand in `figure-info.ts`. */
export const dayFigures = {
  offered: count('offered', true),
  answered: count('answered'),
  answeredInTarget: count('inTarget'),
  abandoned: count('abandoned', true),
  shortAbandoned: count('shortAbandoned', true),
  abandonRate: share((counts) => n(counts, 'abandoned'), decided, true),
  serviceLevelOffered: share((counts) => n(counts, 'inTarget'), decided),
  serviceLevelRemoved: share(
    (counts) => n(counts, 'inTarget'),
    (counts) => n(counts, 'answered'),
  ),
  serviceLevelPositive: share((counts) => n(counts, 'inTarget', 'shortAbandoned'), decided),
  speedOfAnswer: mean('queueMs', 'answered'),
  handled: count('handled'),
  handleTime: {
    value: (sums) => ratio(sums.activeMs + sums.wrapMs, sums.handled),
    line: (counts) => (counts.handled || counts.wrapped ? { met: null, ms: n(counts, 'activeMs', 'wrapMs') } : null),
  },
  wrapUpTime: mean('wrapMs', 'wrapped'),
  offersRung: {
    value: (sums) => ({ value: rung(sums), of: null }),
    line: (counts) => (rung(counts) > 0 ? { met: null, ms: null } : null),
  },
  offersMissed: count('missed'),
  answerRate: share((counts) => n(counts, 'accepted'), rung),
  firstReply: mean('firstReplyMs', 'firstReplies'),
  nextReply: mean('nextReplyMs', 'nextReplies'),
  resolved: count('resolved'),
  resolutionTime: mean('resolutionMs', 'resolved'),
  firstContactResolution: share(
    (counts) => n(counts, 'resolvedAtOnce'),
    (counts) => n(counts, 'resolutions'),
  ),
} as const satisfies Partial<Record<FigureName, DayFigure>>;

export type DayFigureName = keyof typeof dayFigures;
export const findDayFigure = (name: FigureName): DayFigure | null =>
  (dayFigures as Partial<Record<FigureName, DayFigure>>)[name] ?? null;
