/** A list with the item at `from` moved by `by` places; the same list where that leads outside. */
export function moved<T>(items: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Rows after one of them was moved, numbered anew: those whose number changed. */
export const reordered = <T extends { order: number }>(rows: readonly T[], from: number, by: number): T[] =>
  moved(rows, from, by).flatMap((row, order) => (row.order === order ? [] : [{ ...row, order }]));

/** The place of a new row: after the last of `rows`, which are in order. */
export const nextOrder = (rows: readonly { order: number }[]): number => (rows.at(-1)?.order ?? -1) + 1;
