import { clsx } from 'clsx';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import type { ScopeFigures } from '#shared/domain/floor-figures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { figureTone, figureValue, formatFigure, shownValue } from './figure-format.ts';
import { useFreshness, useTarget } from './floor-feed.ts';
import { useFigureWords } from './use-figure-words.ts';

const inks = { text: 'text-text', good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;

/** One figure for a wall: a number that fills its field, its name above it. Sizes follow the screen, not the reader's settings. */
export function WallFigure({ name, told }: { name: FigureName; told: ScopeFigures | undefined }) {
  const format = useFormat();
  const words = useFigureWords();
  const freshness = useFreshness();
  const { unit } = figureInfo[name];
  const now = useNow(unit === 'since' ? 1_000 : 60_000);
  const isStale = freshness.name === 'stale';
  const at = isStale && freshness.asOf !== null ? freshness.asOf : now;
  const value = shownValue(name, figureValue(told?.figures, name), at);
  const tone = figureTone(name, value, { target: useTarget(name, told) });
  const written = formatFigure(unit, value, format);
  const note = [words.promise(name, told?.target), words.rule(name)].filter(Boolean).join(' · ');
  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-3xl bg-panel px-[2.5vw] py-[2.5vh]">
      <dt className="text-[clamp(1rem,3.1vh,3rem)] leading-tight whitespace-nowrap text-muted">
        <span className="block truncate">{words.title(name)}</span>
        <span className="block truncate text-[0.65em] text-faint">{note || '\u00a0'}</span>
      </dt>
      <dd
        data-meaning-by-color
        className={clsx(
          'flex flex-1 items-center leading-none font-strong whitespace-nowrap',
          isStale ? 'text-faint' : inks[tone],
        )}
        // As large as its field lets it be: a third of the wall's width for so many digits, and half of the field's height.
        style={{ fontSize: `max(2.5rem, min(22vh, ${Math.round(340 / Math.max(3, written.length)) / 10}vw))` }}
      >
        {written}
      </dd>
    </div>
  );
}
