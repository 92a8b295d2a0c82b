import { z } from 'zod';
import { RequestFailure } from '../../platform/request-failure.ts';

/** `?limit=50&cursor=…`: the cursor is what the page before called `next`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Rows a page'),
  cursor: z.string().max(400).optional().describe('`next` of the page before'),
});

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page; null on the last') });

const keySchema = z.tuple([z.number(), z.string()]);
export type PageKey = z.infer<typeof keySchema>;

const toCursor = (key: PageKey): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws RequestFailure bad-request for a cursor that is not one of ours */
export function readCursor(cursor: string | undefined): PageKey | null {
  if (cursor === undefined) return null;
  try {
    return keySchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw new RequestFailure('bad-request', 'this cursor is not one of ours: use `next` of the page before');
  }
}

/** Cuts a result of `limit + 1` rows into a page. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => PageKey,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null };
}
