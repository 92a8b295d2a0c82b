import { clsx } from 'clsx';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pill } from '../../ui/pill.tsx';
import type { SuggestionMenuState } from './use-suggestions.ts';

export const optionId = (menuId: string, index: number): string => `${menuId}-${index}`;

export interface SuggestionMenuProps {
  menu: SuggestionMenuState;
  /** Stands above this, so that it never covers what is being written. */
  editorRef: RefObject<HTMLElement | null>;
}

interface Place {
  left: number;
  bottom: number;
  width: number;
  maxHeight: number;
}

/** What `/` and `@` offer. The focus stays in the editor. Fixed, because panes cut off what stands out of them. */
export function SuggestionMenu({ menu, editorRef }: SuggestionMenuProps) {
  const { t } = useTranslation('composer');
  const [place, setPlace] = useState<Place | null>(null);
  const chosen = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = editorRef.current?.getBoundingClientRect();
    if (!box) return;
    setPlace({
      left: box.left + 8,
      bottom: globalThis.innerHeight - box.top + 6,
      width: box.width - 16,
      maxHeight: Math.min(288, box.top - 16),
    });
  }, [editorRef]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another option was chosen
  useLayoutEffect(() => {
    // Not returned: newer Chromium answers with a promise.
    chosen.current?.scrollIntoView?.({ block: 'nearest' });
  }, [menu.index]);
  return (
    <div
      id={menu.id}
      role="listbox"
      aria-label={menu.sign === '/' ? t('canned') : t('colleagues')}
      style={place ?? {}}
      className="fixed z-30 animate-enter overflow-auto rounded-xl border bg-raised p-1 shadow-float"
    >
      {menu.items.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the editor keeps the focus and names the option by aria-activedescendant
        <div
          key={item.id}
          ref={index === menu.index ? chosen : null}
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
