import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clampSize, type PaneLimits, sizeAfterKey } from './pane-sizes.ts';

export interface PaneSeparatorProps {
  /** The pane it sizes: its name, its element's id and whether it lies before (1) or after (-1) the line. */
  name: string;
  controls: string;
  side: 1 | -1;
  size: number;
  limits: PaneLimits;
  onResize: (size: number) => void;
  /** The hand let go: remember. */
  onDone: () => void;
}

/** The line between two panes: drag it, or focus it and use the arrows; Enter or a double click goes back to the start. */
export function PaneSeparator({ name, controls, side, size, limits, onResize, onDone }: PaneSeparatorProps) {
  const { t } = useTranslation('ui');
  const grabbed = useRef<{ x: number; size: number } | null>(null);

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, size };
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const from = grabbed.current;
    if (from) onResize(clampSize(from.size + (event.clientX - from.x) * side, limits));
  }
  function onRelease(): void {
    if (grabbed.current) onDone();
    grabbed.current = null;
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be moved; this is the ARIA window splitter
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('resizePane', { name })}
      aria-controls={controls}
      aria-valuenow={size}
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
      onDoubleClick={() => {
        onResize(limits.size);
        onDone();
      }}
      onKeyDown={(event) => {
        const next = sizeAfterKey(event.key, size, limits, side);
        if (next === undefined) return;
        event.preventDefault();
        onResize(next);
        onDone();
      }}
      className="relative z-10 -mx-1 w-2.25 shrink-0 cursor-col-resize touch-none before:absolute before:inset-y-0 before:left-1 before:w-px before:bg-line hover:before:bg-accent focus-visible:before:bg-focus active:before:bg-accent"
    />
  );
}
