/** What a sized pane may be, in px. */
export interface PaneLimits {
  size: number;
  min: number;
  max: number;
}

export type PaneSizes = Record<string, number>;

/** Checked by hand: a schema would have to be loaded before the first paint. */
const isSizes = (kept: unknown): kept is PaneSizes =>
  typeof kept === 'object' &&
  kept !== null &&
  Object.values(kept).every((size) => typeof size === 'number' && size > 0);

const keyOf = (storageKey: string) => `parley.panes.${storageKey}`;

/** Remembered widths by pane id; none when nothing was stored or it cannot be read. */
export function loadPaneSizes(storageKey: string): PaneSizes {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(storageKey)) ?? '{}');
    return isSizes(kept) ? kept : {};
  } catch {
    return {};
  }
}

export function savePaneSizes(storageKey: string, sizes: PaneSizes): void {
  localStorage.setItem(keyOf(storageKey), JSON.stringify(sizes));
}

export const clampSize = (size: number, { min, max }: PaneLimits): number =>
  Math.round(Math.max(min, Math.min(size, max)));

/** The width after a key on a separator whose pane lies before it (`side` 1) or after it (-1); undefined for other keys. */
export function sizeAfterKey(key: string, size: number, limits: PaneLimits, side: 1 | -1): number | undefined {
  const step = 16;
  const sizes: Record<string, number> = {
    ArrowRight: size + step * side,
    ArrowLeft: size - step * side,
    Home: limits.min,
    End: limits.max,
    Enter: limits.size,
  };
  const next = sizes[key];
  return next === undefined ? undefined : clampSize(next, limits);
}
