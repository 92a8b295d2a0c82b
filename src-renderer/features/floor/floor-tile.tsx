import { useTranslation } from 'react-i18next';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import type { ScopeFigures } from '#shared/domain/floor-figures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { figureTone, figureValue, formatFigure, shownValue } from './figure-format.ts';
import { FigureTile } from './figure-tile.tsx';
import { type Freshness, useFreshness, useTarget } from './floor-feed.ts';
import type { DayPoint } from './use-day-series.ts';
import { useFigureWords } from './use-figure-words.ts';

export interface FloorTileProps {
  name: FigureName;
  told: ScopeFigures | undefined;
  points: readonly DayPoint[];
  onOpen: () => void;
}

/** "as of 10:42:07"; without a line it says that the figure is old. */
export function useAgeWords(): (freshness: Freshness) => string {
  const { t } = useTranslation('floor');
  const format = useFormat();
  return (freshness) => {
    if (freshness.name === 'loading' || freshness.asOf === null) return t('age.none');
    return t(freshness.name === 'live' ? 'age.asOf' : 'age.stale', { time: format.clock(freshness.asOf) });
  };
}

/** A figure of the floor as a tile: live value, colour by the promise, the day up to this moment. */
export function FloorTile({ name, told, points, onOpen }: FloorTileProps) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const words = useFigureWords();
  const freshness = useFreshness();
  const ageWords = useAgeWords();
  const { unit, hasSeries } = figureInfo[name];
  // Only what passes by itself ticks.
  const now = useNow(unit === 'since' ? 1_000 : 60_000);
  const target = useTarget(name, told);
  const isStale = freshness.name === 'stale';
  // What waits goes on waiting, but nobody knows whether it still does: an old figure stands still.
  const at = isStale && freshness.asOf !== null ? freshness.asOf : now;
  const value = shownValue(name, figureValue(told?.figures, name), at);
  const write = (one: number | null) => formatFigure(unit, one, format);
  const line = hasSeries && points.length > 0 ? [...points, { at, value }] : [];
  const known = line.flatMap((point) => (point.value === null ? [] : [point.value]));
  const note = [words.promise(name, told?.target), words.rule(name)].filter(Boolean).join(' · ');
  return (
    <FigureTile
      title={words.title(name)}
      {...(note ? { note } : {})}
      value={write(value)}
      tone={figureTone(name, value, { target })}
      definition={words.definition(name)}
      age={ageWords(freshness)}
      isStale={isStale}
      points={line}
      scale={known.length < 2 ? '' : t('scale', { low: write(Math.min(...known)), high: write(Math.max(...known)) })}
      formatValue={write}
      formatTime={format.time}
      onOpen={onOpen}
    />
  );
}
