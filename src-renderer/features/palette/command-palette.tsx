import { CloudOff, LoaderCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { CommandPalette as Palette } from '../../ui/command-palette.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import type { SearchStage } from '../search/index.ts';
import { useSearch } from '../search/index.ts';
import { closePalette, openPalette, usePalette } from './palette-state.ts';
import { useCommands } from './use-commands.tsx';
import { useFoundGroups } from './use-found-groups.tsx';

/** Ctrl/Cmd-K from everywhere: customers, conversations, orders, and everything one can do. Render it once. */
export function CommandPalette() {
  const { t } = useTranslation('palette');
  const isOpen = usePalette((state) => state.isOpen);
  useShortcuts({ 'mod+k': { label: t('open'), group: t('keys'), run: () => openPalette() } });
  return isOpen ? <OpenPalette /> : null;
}

function OpenPalette() {
  const { t } = useTranslation('palette');
  const query = usePalette((state) => state.query);
  const { stage, left, ...found } = useSearch(query);
  const commands = useCommands(query);
  const foundGroups = useFoundGroups(found, query);
  const [first, ...rest] = commands;
  // What was typed is more often a name than a command, but one's own conversation comes before both when nothing is typed.
  const groups = query.trim() === '' ? commands : [...foundGroups, ...(first ? [first] : []), ...rest];
  return (
    <Palette
      label={t('label')}
      placeholder={t('placeholder')}
      isOpen
      onClose={closePalette}
      query={query}
      onQueryChange={(next) => usePalette.setState({ query: next })}
      groups={groups}
      empty={stage === 'searching' ? t('searching') : t('empty')}
      footer={<StageLine stage={stage} left={left} />}
    />
  );
}

/** Says what was looked through, so that "nothing found" is never mistaken for "there is nothing". */
function StageLine({ stage, left }: { stage: SearchStage; left: number }) {
  const { t } = useTranslation('palette');
  const format = useFormat();
  return (
    <span role="status" className="flex items-center gap-1.5">
      {stage === 'searching' && <Icon of={LoaderCircle} size="sm" className="animate-spin" />}
      {(stage === 'offline' || stage === 'building') && <Icon of={CloudOff} size="sm" className="text-warn" />}
      {t(`stage.${stage}`, { left: format.number(left) })}
    </span>
  );
}
