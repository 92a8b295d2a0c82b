import { type FigureName, type FigureUnit, figureInfo } from '#shared/domain/figure-info.ts';
import type { FigureValue } from '#shared/domain/floor-figures.ts';
import { type Format, formatDuration } from '../../i18n/format.ts';
import type { FigureTone } from './figure-tile.tsx';
import { isServiceLevel } from './floor-view.ts';

/** What stands where there is nothing to count yet. */
export const noValue = '–';

/** A figure in the reader's digits; `since` values are time passed already. */
export function formatFigure(unit: FigureUnit, value: number | null, format: Format): string {
  if (value === null) return noValue;
  if (unit === 'share') return format.percent(value, value > 0 && value < 0.1 ? 1 : 0);
  if (unit === 'ms' || unit === 'since') return formatDuration(value);
  return format.number(value, Number.isInteger(value) ? 0 : 1);
}

/** A `since` figure is told as a moment, because time passes without anybody telling; everything else as it is. */
export const shownValue = (name: FigureName, value: number | null, now: number): number | null =>
  value !== null && figureInfo[name].unit === 'since' ? Math.max(0, now - value) : value;

export interface ToneFacts {
  /** The queue's promise; null where queues with different ones come together. */
  target: { seconds: number | null; percent: number | null };
}

/** How many points below the promise the service level is amber before it is red. */
const levelMargin = 0.1;

/**
 * Colour where it means something: against the queue's own promise, and nowhere else. A figure without a promise stays plain,
 * because a red number nobody agreed on is an opinion.
 */
export function figureTone(name: FigureName, value: number | null, { target }: ToneFacts): FigureTone {
  if (value === null) return 'text';
  if (isServiceLevel(name) && target.percent !== null) {
    const promise = target.percent / 100;
    return value >= promise ? 'good' : value >= promise - levelMargin ? 'warn' : 'bad';
  }
  if (name === 'longestWait' && target.seconds !== null && value > 0) {
    const promiseMs = target.seconds * 1000;
    return value <= promiseMs / 2 ? 'text' : value <= promiseMs ? 'warn' : 'bad';
  }
  return 'text';
}

/** The value of a figure in a scope, or null while nothing was told. */
export const figureValue = (
  figures: Partial<Record<FigureName, FigureValue>> | undefined,
  name: FigureName,
): number | null => figures?.[name]?.value ?? null;
