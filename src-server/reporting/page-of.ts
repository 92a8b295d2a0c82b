import { RequestFailure } from '../platform/request-failure.ts';

/** What lists are sorted by and cursors are made of. */
export interface Place {
  at: number;
  id: string;
}
type Order = (a: Place, b: Place) => number;

export const oldestFirst: Order = (a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
export const newestFirst: Order = (a, b) => oldestFirst(b, a);

const cursorOf = ({ at, id }: Place): string => `${at}~${id}`;

function placeOf(cursor: string): Place {
  const [, at, id] = /^(\d+)~(.+)$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new RequestFailure('bad-request', 'this is no cursor of this list');
  return { at: Number(at), id };
}

/**
 * The page after a cursor of a list sorted by `order`. The row a cursor names may have gone meanwhile: its place is still known.
 * @throws RequestFailure bad-request
 */
export function pageOf<T extends Place>(
  sorted: readonly T[],
  order: Order,
  { cursor, limit }: { cursor: string | null; limit: number },
): { page: T[]; next: string | null } {
  const after = cursor === null ? null : placeOf(cursor);
  const found = after === null ? 0 : sorted.findIndex((item) => order(item, after) > 0);
  const from = found === -1 ? sorted.length : found;
  const page = sorted.slice(from, from + limit);
  const last = page.at(-1);
  return { page, next: last !== undefined && from + limit < sorted.length ? cursorOf(last) : null };
}
