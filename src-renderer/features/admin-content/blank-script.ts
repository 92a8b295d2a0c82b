import type { Script, ScriptStep } from '#shared/domain/script.ts';

export const blankStep = (newId: () => string): ScriptStep => ({ id: newId(), title: {}, say: {}, rewardId: null });

/** A new script starts switched off, so that a half-written one is suggested to nobody. */
export const blankScript = (newId: () => string): Script => ({
  id: newId(),
  name: '',
  enabled: false,
  trigger: { tiers: [], orderStatuses: [], channels: [], queueIds: [], tagIds: [], languages: [], keywords: [] },
  steps: [blankStep(newId)],
  updatedAt: Date.now(),
});

/** A list with the item at `from` moved by `by` places; the same list where that leads outside. */
export function moved<T>(items: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}
