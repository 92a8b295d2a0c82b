/** A list kept in order by `compare`, which must never answer 0 for two different items. */
export class SortedList<T> {
  readonly #items: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  /** The first place whose item does not come before this one. */
  #place(item: T): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#items[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(item: T): void {
    this.#items.splice(this.#place(item), 0, item);
  }

  remove(item: T): void {
    const at = this.#place(item);
    if (this.#items[at] === item) this.#items.splice(at, 1);
  }

  find(fits: (item: T) => boolean): T | null {
    for (const item of this.#items) if (fits(item)) return item;
    return null;
  }

  values(): readonly T[] {
    return this.#items;
  }
}
