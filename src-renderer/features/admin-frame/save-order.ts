import { reordered } from './order.ts';

/** Moves a row of a list whose order counts one place; every row whose number changes is saved. */
export async function saveMoved<T extends { order: number }>(
  rows: readonly T[],
  at: number,
  by: -1 | 1,
  save: (row: T) => Promise<boolean>,
): Promise<void> {
  for (const row of reordered(rows, at, by)) if (!(await save(row))) return;
}
