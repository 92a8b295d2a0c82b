import { clsx } from 'clsx';
import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { PaneSeparator } from './pane-separator.tsx';
import { loadPaneSizes, type PaneLimits, savePaneSizes } from './pane-sizes.ts';
import { SegmentedControl } from './segmented-control.tsx';
import { useMediaQuery } from './use-media-query.ts';

export interface Pane {
  id: string;
  /** The accessible name of the region, and what the pane is called where only one is on screen. */
  name: string;
  content: ReactNode;
  /** Without limits the pane takes what is left; exactly one pane has none. */
  limits?: PaneLimits;
  /** Px the pane without limits never goes below. */
  minWidth?: number;
  /** 'main' for the one the work is in; default a plain region. */
  landmark?: 'main' | 'complementary' | 'region';
}

export interface ResizablePanesProps {
  /** The name the sizes are remembered under, on this computer. */
  storageKey: string;
  /** From the start of the line to its end. The last becomes a drawer where the window is narrow. */
  panes: readonly Pane[];
  /** The pane on screen where there is room for one only. */
  activeId: string;
  onActiveChange: (id: string) => void;
  /** The accessible name of the switch between panes. */
  label: string;
}

const landmarks = { main: 'main', complementary: 'aside', region: 'section' } as const;
const drawerQuery = '(max-width: 1099px)';
const singleQuery = '(max-width: 759px)';

/**
 * Panes side by side with lines to drag between them. All panes stay mounted in every width, so a half-written reply
 * survives the window being made small.
 */
export function ResizablePanes({ storageKey, panes, activeId, onActiveChange, label }: ResizablePanesProps) {
  const { t } = useTranslation('ui');
  const baseId = useId();
  const [sizes, setSizes] = useState(() => loadPaneSizes(storageKey));
  const [drawerIsOpen, setDrawerIsOpen] = useState(false);
  const isSingle = useMediaQuery(singleQuery);
  const hasDrawer = useMediaQuery(drawerQuery) && !isSingle && panes.length > 2;
  const toggle = useRef<HTMLDivElement>(null);
  const flexibleAt = panes.findIndex((pane) => !pane.limits);
  const drawer = hasDrawer ? panes.at(-1) : undefined;
  const latest = useRef(sizes);
  useEffect(() => {
    latest.current = sizes;
  });

  function resize(id: string, size: number): void {
    latest.current = { ...latest.current, [id]: size };
    setSizes(latest.current);
  }
  function closeDrawer(): void {
    setDrawerIsOpen(false);
    toggle.current?.querySelector('button')?.focus();
  }

  return (
    <div className="relative flex h-full min-h-0 min-w-0 flex-1 flex-col">
      {isSingle && (
        <div className="border-b bg-panel p-1.5">
          <SegmentedControl
            label={label}
            options={panes.map(({ id, name }) => ({ id, label: name }))}
            value={activeId}
            onChange={onActiveChange}
          />
        </div>
      )}
      <div className="relative flex min-h-0 flex-1 overflow-hidden">
        {panes.map((pane, at) => {
          const Landmark = landmarks[pane.landmark ?? 'region'];
          const isDrawer = pane === drawer;
          const isHidden = isSingle ? pane.id !== activeId : isDrawer && !drawerIsOpen;
          const size = pane.limits && (sizes[pane.id] ?? pane.limits.size);
          const paneId = `${baseId}${pane.id}`;
          const separator = pane.limits && size !== undefined && !isSingle && !isDrawer && (
            <PaneSeparator
              name={pane.name}
              controls={paneId}
              side={at < flexibleAt ? 1 : -1}
              size={size}
              limits={pane.limits}
              onResize={(next) => resize(pane.id, next)}
              onDone={() => savePaneSizes(storageKey, latest.current)}
            />
          );
          return (
            <Fragment key={pane.id}>
              {at > flexibleAt && separator}
              <Landmark
                id={paneId}
                aria-label={pane.name}
                hidden={isHidden}
                onKeyDown={(event) => {
                  if (isDrawer && event.key === 'Escape' && !event.defaultPrevented) closeDrawer();
                }}
                style={isSingle ? {} : { width: size, minWidth: pane.limits?.min ?? pane.minWidth ?? 320 }}
                className={clsx(
                  'min-h-0 flex-col bg-panel',
                  isHidden ? 'hidden' : 'flex',
                  isDrawer
                    ? 'absolute inset-y-0 right-9 z-20 max-w-[85%] animate-enter-end border-l shadow-float'
                    : clsx('relative', (isSingle || !pane.limits) && 'flex-1 basis-0'),
                )}
              >
                {pane.content}
              </Landmark>
              {at < flexibleAt && separator}
            </Fragment>
          );
        })}
        {drawer && (
          <div ref={toggle} className="w-9 shrink-0 border-l bg-panel p-1">
            <IconButton
              icon={drawerIsOpen ? PanelRightClose : PanelRightOpen}
              label={t('showPane', { name: drawer.name })}
              aria-expanded={drawerIsOpen}
              aria-controls={`${baseId}${drawer.id}`}
              onPress={() => setDrawerIsOpen(!drawerIsOpen)}
            />
          </div>
        )}
      </div>
    </div>
  );
}
