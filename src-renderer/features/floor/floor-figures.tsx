import { useTranslation } from 'react-i18next';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { figureTone, figureValue, formatFigure } from './figure-format.ts';
import { useFreshness, useScopeFigures, useWatchFloor } from './floor-feed.ts';
import { serviceLevels, useFloorView } from './floor-view.ts';
import { useFigureWords } from './use-figure-words.ts';
import { WaitedFor } from './waited-for.tsx';

const whole = [wholeFloor];

/** Waiting, longest wait, service level of the whole floor, for the bar at the top of every screen. Old ones are grey. */
export function FloorFigures() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const words = useFigureWords();
  useWatchFloor(whole, false);
  const told = useScopeFigures(wholeFloor);
  const freshness = useFreshness();
  const rule = useFloorView((view) => view.rule);
  if (!told) return null;
  const level = serviceLevels[rule];
  const share = figureValue(told.figures, level);
  const isStale = freshness.name === 'stale';
  const inks = { text: '', good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;
  const figures = [
    {
      id: 'waiting',
      name: words.title('waiting'),
      value: formatFigure('count', figureValue(told.figures, 'waiting'), format),
    },
    {
      id: 'longest',
      name: words.title('longestWait'),
      value: <WaitedFor since={figureValue(told.figures, 'longestWait')} target={told.target} />,
    },
    {
      id: 'level',
      name: words.title(level),
      value: (
        <span
          className={isStale ? '' : inks[figureTone(level, share, { target: told.target })]}
          title={words.rule(level)}
        >
          {formatFigure('share', share, format)}
        </span>
      ),
    },
  ];
  return (
    <dl
      aria-label={t('title')}
      className="flex items-center gap-3.5 whitespace-nowrap max-[1199px]:hidden"
      {...(isStale ? { title: t('stale.never') } : {})}
    >
      {figures.map(({ id, name, value }) => (
        <div key={id} className="flex gap-1.5">
          <dt className="text-muted">{name}</dt>
          <dd className={isStale ? 'text-muted line-through' : 'font-semibold'}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
