import { Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type FigureName, figureInfo } from '#shared/domain/figure-info.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Section } from '../../ui/section.tsx';
import { figureTone, figureValue, formatFigure, shownValue } from './figure-format.ts';
import { FigureLink } from './figure-link.tsx';
import { useFreshness, useScopeFigures } from './floor-feed.ts';
import { useAgeWords } from './floor-tile.tsx';
import { figureGroups, isServiceLevel, swapTile, underRule, useFloorView } from './floor-view.ts';
import { useFigureWords, useScopeName } from './use-figure-words.ts';

const inks = { text: 'text-text', good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;

/** Every figure with its meaning, and the choice of the six that stand on the floor. */
export function AllFigures() {
  const { t } = useTranslation('floor');
  const isOpen = useFloorView((view) => view.showsAll);
  const scope = useFloorView((view) => view.scope);
  const scopeName = useScopeName();
  const ageWords = useAgeWords();
  const freshness = useFreshness();
  return (
    <Dialog
      title={`${t('allFigures')} · ${scopeName(scope)}`}
      isOpen={isOpen}
      onClose={() => useFloorView.setState({ showsAll: false })}
      as="drawer"
      size="md"
    >
      <p className="mb-4 text-sm text-muted">{ageWords(freshness)}</p>
      {(['now', 'day', 'people'] as const).map((group) => (
        <Section key={group} title={t(`group.${group}`)} className="mb-5">
          <ul>
            {figureGroups[group].map((name) => (
              <FigureLine key={name} name={name} />
            ))}
          </ul>
        </Section>
      ))}
    </Dialog>
  );
}

function FigureLine({ name }: { name: FigureName }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const words = useFigureWords();
  const now = useNow(figureInfo[name].unit === 'since' ? 1_000 : 60_000);
  const scope = useFloorView((view) => view.scope);
  const rule = useFloorView((view) => view.rule);
  const tiles = useFloorView((view) => view.tiles);
  const scopeName = useScopeName();
  const told = useScopeFigures(scope);
  const value = shownValue(name, figureValue(told?.figures, name), now);
  const tone = figureTone(name, value, { target: told?.target ?? { seconds: null, percent: null } });
  const isPinned = tiles.some((tile) => tile === name || (isServiceLevel(name) && underRule(tile, rule) === name));
  return (
    <li className="flex items-start gap-3 border-b py-2 last:border-b-0">
      <span className="min-w-0 flex-1">
        <span className="font-semibold">{words.title(name)}</span>
        {words.rule(name) && <span className="text-muted"> · {words.rule(name)}</span>}
        <span className="block text-sm text-muted">{words.definition(name)}</span>
      </span>
      <span className={`text-lg font-strong ${inks[tone]}`}>
        <FigureLink scope={scope} figure={name} about={scopeName(scope)}>
          {formatFigure(figureInfo[name].unit, value, format)}
        </FigureLink>
      </span>
      <Menu
        label={t('pinInPlaceOf')}
        placement="bottom end"
        groups={[
          {
            id: 'tiles',
            title: t('pinInPlaceOf'),
            items: tiles.map((tile, at) => ({
              id: String(at),
              label: words.title(tile),
              onAction: () => swapTile(at, name),
            })),
          },
        ]}
      >
        <IconButton
          icon={Pin}
          size="sm"
          isActive={isPinned}
          label={t(isPinned ? 'pinned' : 'pin', { figure: words.title(name) })}
        />
      </Menu>
    </li>
  );
}
