import { useEffect, useMemo, useRef } from 'react';
import { addShortcuts, type Shortcut } from './shortcut-registry.ts';

export interface UseShortcutsOptions {
  enabled?: boolean;
  /** For shortcuts of a dialog's own: they work only while it is open, all others only while none is. */
  inDialog?: boolean;
}

/**
 * Binds keys for as long as the component is on screen: `{ 'mod+enter': { label: t('send'), run: send }, r: … }`.
 * Single keys rest while the cursor is in a field. `run` may be a new function on every drawing.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, Shortcut>>, options: UseShortcutsOptions = {}): void {
  const { enabled = true, inDialog = false } = options;
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  // Bound anew only when what is bound changes, not when a handler is a new function: order of layers must not dance.
  const shape = JSON.stringify(shortcuts);
  const bound = useMemo(() => {
    const names: Record<string, Omit<Shortcut, 'run'>> = JSON.parse(shape);
    return Object.fromEntries(
      Object.entries(names).map(([keys, about]): [string, Shortcut] => [
        keys,
        { ...about, run: (event) => latest.current[keys]?.run(event) },
      ]),
    );
  }, [shape]);
  useEffect(() => (enabled ? addShortcuts(bound, inDialog) : undefined), [bound, enabled, inDialog]);
}
