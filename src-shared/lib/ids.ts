import { z } from 'zod';

/** Ids are chosen by whoever creates the row (desktop or server), so that a row keeps its id through offline and retry. */
export const idSchema = z.string().regex(/^[\w:.-]{1,80}$/, 'an id of 1 to 80 letters, digits, "_", ":", "." or "-"');
export type Id = z.infer<typeof idSchema>;

/** Points in time are epoch milliseconds everywhere; a unit stands in the name of every other duration. */
export const epochMs = z.number().int().nonnegative();

/**
 * A UUID version 7 (RFC 9562): 48 bits of epoch milliseconds, then random bits. Sorting by id follows creation time, which
 * keeps new rows at the end of B-trees in PostgreSQL and IndexedDB alike.
 * @param nowMs epoch milliseconds
 * @param randomBytes at least 10 random bytes
 */
export function uuidV7(nowMs: number, randomBytes: Uint8Array): string {
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0').slice(-12);
  const random = Array.from(randomBytes.slice(0, 10), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = ((Number.parseInt(random.slice(3, 5), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(5, 7)}-${random.slice(7, 19)}`;
}

/** A fresh UUID version 7 from the platform's clock and randomness. Both browsers and Node carry `crypto`. */
export const newId = (): string => uuidV7(Date.now(), globalThis.crypto.getRandomValues(new Uint8Array(10)));
