/** One row more, or one less. */
export function toggled(marked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What was marked before and every row from one place to another, in either direction. */
export function withRange(
  before: ReadonlySet<string>,
  idAt: (index: number) => string | null,
  from: number,
  to: number,
): ReadonlySet<string> {
  const next = new Set(before);
  for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
    const id = idAt(index);
    if (id !== null) next.add(id);
  }
  return next;
}
