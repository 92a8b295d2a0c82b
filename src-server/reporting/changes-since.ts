import { type FigureName, figureNames } from '#shared/domain/figure-info.ts';
import type { FigureValue, FloorAgent, ScopeFigures } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import type { FloorMoment } from './floor-moment.ts';
import type { Values } from './scope-figures.ts';

/** Occupancy moves with every millisecond; less than this is not worth telling anybody. */
const drifts: ReadonlySet<FigureName> = new Set(['occupancy', 'occupancyBySlots']);
const driftShare = 0.0005;

const isSame = (name: FigureName, before: FigureValue, value: number | null, of: number | null): boolean => {
  if (!drifts.has(name)) return before.value === value && before.of === of;
  if (before.value === null || value === null) return before.value === value;
  return Math.abs(before.value - value) < driftShare;
};

/** What was last told of each scope, and which of it is news. */
export class ChangedScopes {
  readonly #told = new Map<string, ScopeFigures>();
  #changed = new Set<string>();

  /** Sums the scopes that are shown; scopes nobody shows are forgotten. */
  update(shown: ReadonlyMap<string, FloorScope>, moment: FloorMoment): void {
    this.#changed = new Set();
    for (const key of this.#told.keys()) if (!shown.has(key)) this.#told.delete(key);
    for (const [key, scope] of shown) {
      const before = this.#told.get(key);
      const { values, ...rest } = moment.figuresOf(scope);
      const figures = merged(before?.figures ?? null, values, moment.asOf);
      const now: ScopeFigures = { ...rest, figures };
      if (before && JSON.stringify(before) === JSON.stringify(now)) continue;
      this.#told.set(key, now);
      this.#changed.add(key);
    }
  }

  /** @param always also when it has not changed */
  find(key: string, always: boolean): ScopeFigures | null {
    return always || this.#changed.has(key) ? (this.#told.get(key) ?? null) : null;
  }
}

function merged(before: ScopeFigures['figures'] | null, values: Values, asOf: number): ScopeFigures['figures'] {
  const entries = figureNames.map((name): [FigureName, FigureValue] => {
    const { value, of } = values[name];
    const known = before?.[name];
    if (known && isSame(name, known, value, of)) return [name, known];
    return [name, { value, of, changedAt: asOf }];
  });
  return Object.fromEntries(entries) as ScopeFigures['figures'];
}

/** Which agents' lines are news. */
export class ChangedAgents {
  #told = new Map<string, string>();

  update(lines: readonly FloorAgent[]): { changed: FloorAgent[]; gone: string[] } {
    const now = new Map(lines.map((line) => [line.id, JSON.stringify(line)]));
    const changed = lines.filter(({ id }) => this.#told.get(id) !== now.get(id));
    const gone = [...this.#told.keys()].filter((id) => !now.has(id));
    this.#told = now;
    return { changed, gone };
  }
}
