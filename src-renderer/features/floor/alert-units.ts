import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';

/** How a threshold is typed: seconds for times, percent for shares, plain for counts. */
export type TypedUnit = 'seconds' | 'percent' | 'count';

export function typedUnit(figure: FigureName): TypedUnit {
  const { unit } = figureInfo[figure];
  return unit === 'share' ? 'percent' : unit === 'count' ? 'count' : 'seconds';
}

const factors: Record<TypedUnit, number> = { seconds: 1_000, percent: 0.01, count: 1 };

/** The figure's own unit (ms, 0 to 1, count) of what was typed, and back. */
export const fromTyped = (figure: FigureName, typed: number): number => typed * factors[typedUnit(figure)];
export const toTyped = (figure: FigureName, value: number): number =>
  Math.round((value / factors[typedUnit(figure)]) * 1_000) / 1_000;
