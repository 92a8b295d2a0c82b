import { Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { openPalette } from '../features/palette/index.ts';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** Looks like a field and opens the palette, where one types. */
export function PaletteBox() {
  const { t } = useTranslation('app');
  return (
    <AriaButton
      onPress={() => openPalette()}
      className="mx-auto flex h-7 w-full max-w-115 min-w-0 items-center gap-2 rounded-lg border border-line bg-sunken px-2.5 text-left text-muted data-hovered:border-control"
    >
      <Icon of={Search} size="sm" className="text-faint" />
      <span className="min-w-0 flex-1 truncate">{t('search')}</span>
      <Kbd keys="mod+k" />
    </AriaButton>
  );
}
