import { z } from 'zod';
import { DeskDatabase } from '../db/database.ts';
import { observe } from '../db/observe.ts';
import * as reads from '../read/checked.ts';
import { syncStateSchema } from '../status.ts';
import { readingCodec } from './keychain.ts';
import type { WindowDesk } from './window-desk.ts';

const hintSchema = z.object({
  database: z.string(),
  userId: z.string(),
  keyStorage: syncStateSchema.shape.keyStorage.default(null),
});
/** Which database a window reads, and whose. */
export type DeskHint = z.infer<typeof hintSchema>;

/** Null for what no version has written. */
export const parseHint = (kept: unknown): DeskHint | null => hintSchema.nullable().catch(null).parse(kept);

export function openForReading({ database, userId, keyStorage }: DeskHint, onDamage: () => void): WindowDesk {
  const db = new DeskDatabase(database);
  // What does not open here shows itself to whoever reads.
  db.open().catch(() => undefined);
  return { db, codec: readingCodec(database, keyStorage), userId, onDamage, observe, reads };
}
