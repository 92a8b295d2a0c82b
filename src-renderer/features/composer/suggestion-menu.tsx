import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/pill.tsx';
import type { SuggestionMenuState } from './use-suggestions.ts';

export const optionId = (menuId: string, index: number): string => `${menuId}-${index}`;

/** Stands above the editor, so that it never covers what is being written. The focus stays in the editor. */
export function SuggestionMenu({ menu }: { menu: SuggestionMenuState }) {
  const { t } = useTranslation('composer');
  return (
    <div
      id={menu.id}
      role="listbox"
      aria-label={menu.sign === '/' ? t('canned') : t('colleagues')}
      className="absolute inset-x-2 bottom-full z-20 mb-1.5 max-h-72 overflow-auto rounded-xl border bg-raised p-1 shadow-float"
    >
      {menu.items.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the editor keeps the focus and names the option by aria-activedescendant
        <div
          key={item.id}
          id={optionId(menu.id, index)}
          role="option"
          aria-selected={index === menu.index}
          // Before the editor loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            menu.choose(index);
          }}
          className={clsx(
            'flex items-center gap-2.5 rounded-lg px-2 py-1.25',
            index === menu.index ? 'bg-accent-soft' : 'hover:bg-hover',
          )}
        >
          <span className="font-medium whitespace-nowrap">{item.label}</span>
          <span className="min-w-0 flex-1 truncate text-muted">{item.description}</span>
          {item.missing.length > 0 && <Pill tone="warn">{t('gaps', { count: item.missing.length })}</Pill>}
        </div>
      ))}
    </div>
  );
}
