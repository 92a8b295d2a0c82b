/**
 * `next`, with every part that equals its part of `before` replaced by that one; `before` itself when nothing differs. Screens then
 * draw only what changed. Looks into arrays, maps, sets and plain objects; anything else is the same only if it is identical.
 */
export function keepSame<T>(before: T, next: T): T {
  return same(before, next) as T;
}

function same(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (typeof before !== 'object' || typeof next !== 'object' || before === null || next === null) return next;
  if (Array.isArray(before) && Array.isArray(next)) return sameArray(before, next);
  if (before instanceof Map && next instanceof Map) return sameMap(before, next);
  if (before instanceof Set && next instanceof Set)
    return before.size === next.size && [...next].every((one) => before.has(one)) ? before : next;
  return isPlain(before) && isPlain(next) ? sameObject(before, next) : next;
}

function sameArray(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  let differs = before.length !== next.length;
  const kept = next.map((value, at) => {
    const one = same(before[at], value);
    if (!Object.is(one, before[at])) differs = true;
    return one;
  });
  return differs ? kept : before;
}

function sameMap(before: ReadonlyMap<unknown, unknown>, next: ReadonlyMap<unknown, unknown>): unknown {
  let differs = before.size !== next.size;
  const order = before.keys();
  const kept = new Map<unknown, unknown>();
  for (const [key, value] of next) {
    const one = same(before.get(key), value);
    // The order counts too: lists are drawn in it.
    if (!Object.is(order.next().value, key) || !Object.is(one, before.get(key))) differs = true;
    kept.set(key, one);
  }
  return differs ? kept : before;
}

function sameObject(before: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  let differs = Object.keys(before).length !== keys.length;
  const kept: Record<string, unknown> = {};
  for (const key of keys) {
    const one = same(before[key], next[key]);
    if (!(key in before) || !Object.is(one, before[key])) differs = true;
    kept[key] = one;
  }
  return differs ? kept : before;
}

const isPlain = (value: object): value is Record<string, unknown> => Object.getPrototypeOf(value) === Object.prototype;
