import { clsx } from 'clsx';
import { type FigureName, figureInfo, type ScopeFigures } from '#shared/domain/floor-figures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { figureTone, figureValue, formatFigure, shownValue } from './figure-format.ts';
import { useFreshness } from './floor-feed.ts';
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
  const tone = figureTone(name, value, { target: told?.target ?? { seconds: null, percent: null } });
  const note = [words.promise(name, told?.target), words.rule(name)].filter(Boolean).join(' · ');
  return (
    <div className="flex min-w-0 flex-col justify-center rounded-3xl bg-panel px-[2.5vw] py-[1.5vh]">
      <dt className="text-[clamp(1rem,3.1vh,3rem)] leading-tight text-muted">
        {words.title(name)} {note && <span className="text-[0.7em] text-faint">{note}</span>}
      </dt>
      <dd
        data-meaning-by-color
        className={clsx(
          'text-[clamp(3rem,min(17vh,9vw),16rem)] leading-none font-strong',
          isStale ? 'text-faint' : inks[tone],
        )}
      >
        {formatFigure(unit, value, format)}
      </dd>
    </div>
  );
}
