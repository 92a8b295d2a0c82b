import { type FigureName, figureNames, figures, type Group, reached, reachText } from './figures.ts';

/** What a benchmark hands its results to. */
export interface Report {
  /** Keeps a measured figure. @throws when it is no finite number, or was measured already in this run */
  measured(name: FigureName, value: number): void;
  /** Says why a figure could not be measured; it is then named, never printed as a number. */
  notMeasured(name: FigureName, why: string): void;
  /** A line for whoever watches: samples, parts, what limits the figure. Goes to standard error. */
  say(line: string): void;
}

/** One file's benchmarks: `tests/bench/<anything>/*.bench.ts` exports these two names. */
export interface BenchModule {
  group: Group;
  run(report: Report): Promise<void>;
}

export function createReport(say: (line: string) => void) {
  const values = new Map<FigureName, number>();
  const reasons = new Map<FigureName, string>();
  const report: Report = {
    measured(name, value) {
      if (!Number.isFinite(value)) throw new Error(`${name} is not a number: nothing was measured`);
      if (values.has(name)) throw new Error(`${name} was measured twice in one run`);
      values.set(name, value);
      say(`  ${name} = ${rounded(value)}`);
    },
    notMeasured(name, why) {
      reasons.set(name, why);
    },
    say: (line) => say(`  ${line}`),
  };
  return {
    report,
    /** Figures of these groups that have no value, each with its reason. */
    missing: (chosen: readonly Group[]): [FigureName, string][] =>
      figureNames
        .filter((name) => chosen.includes(figures[name].group) && !values.has(name))
        .map((name) => [name, reasons.get(name) ?? 'its benchmark ended without it']),
    /** Measured figures only. */
    json: (): string => JSON.stringify(Object.fromEntries([...values].map(([name, value]) => [name, rounded(value)]))),
    table: (chosen: readonly Group[]): string => table(chosen, values),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(4));

function table(chosen: readonly Group[], values: ReadonlyMap<FigureName, number>): string {
  const lines = figureNames
    .filter((name) => chosen.includes(figures[name].group))
    .map((name) => {
      const value = values.get(name);
      const verdict = value === undefined ? '–' : reached(figures[name], value) ? 'reached' : 'MISSED';
      return [
        figures[name].group,
        name,
        value === undefined ? 'not measured' : String(rounded(value)),
        reachText(figures[name]),
        verdict,
        figures[name].what,
      ];
    });
  const header = ['group', 'figure', 'value', 'reach', '', 'what'];
  const widths = header.map((title, column) =>
    Math.max(...[header, ...lines].map((line) => (line[column] ?? title).length)),
  );
  return [header, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
