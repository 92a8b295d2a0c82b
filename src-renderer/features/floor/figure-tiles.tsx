import { useTranslation } from 'react-i18next';
import { useFloorFeed, useScopeFigures } from './floor-feed.ts';
import { FloorTile } from './floor-tile.tsx';
import { showBehind, underRule, useFloorView } from './floor-view.ts';
import { useDaySeries } from './use-day-series.ts';

/** The six figures somebody has chosen. */
export function FigureTiles() {
  const { t } = useTranslation('floor');
  const scope = useFloorView((view) => view.scope);
  const rule = useFloorView((view) => view.rule);
  const tiles = useFloorView((view) => view.tiles);
  const told = useScopeFigures(scope);
  const isLoading = useFloorFeed((feed) => feed.asOf === null);
  const names = tiles.map((tile) => underRule(tile, rule));
  const series = useDaySeries(scope, names);
  return (
    <section aria-label={t('figures')} aria-busy={isLoading} className="@container">
      <div className="grid grid-cols-2 gap-3 @min-[400px]:grid-cols-3 @min-[720px]:grid-cols-6">
        {names.map((name) => (
          <FloorTile
            key={name}
            name={name}
            told={told}
            points={series[name] ?? []}
            onOpen={() => showBehind(scope, name)}
          />
        ))}
      </div>
    </section>
  );
}
