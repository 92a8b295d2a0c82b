import { z } from 'zod';
import type { DeskDatabase } from './database.ts';

/** The desk's few single facts, each with its shape: read back through it, because another version may have written them. */
export const metaShapes = {
  /** Last change-log number whose rows are all here; missing before the first snapshot is complete. */
  cursor: z.number().int().nonnegative(),
  scope: z.string(),
  /** Number of the last complete or running snapshot; rows of older ones are swept. */
  generation: z.number().int().nonnegative(),
  /** A snapshot under way, so that a restart goes on where it stopped. */
  snapshot: z.object({
    generation: z.number().int(),
    next: z.string().nullable(),
    cursor: z.number().int(),
    scope: z.string(),
  }),
  clientId: z.string(),
  lastSyncedAt: z.number().int(),
  cachedMessages: z.number().int().nonnegative(),
  /** The cursor `cachedMessages` was counted at. */
  countedAt: z.number().int().nonnegative(),
  /** Highest `seq` ever given to an outbox entry. */
  lastSeq: z.number().int().nonnegative(),
  /** Number of the key the cache is sealed under; another one means that nothing in it can be read. */
  keyId: z.number().int(),
  /** When the server was last heard of: a desk that stays away too long forgets what it has. */
  lastContactAt: z.number().int(),
  /** The server's time minus this computer's, ms. */
  clockOffsetMs: z.number().int(),
  /** Rows have left the view since groups were swept last. */
  rowsLeft: z.boolean(),
  /** Pages of rows have come, sealed as they came, since threads were gathered last; false: gathering was cut off. */
  threadsScattered: z.boolean(),
  /** Format of the search index; missing while some rows are neither in it nor queued for it. */
  searchFormat: z.number().int(),
  /** Protocol of the version that wrote last: a newer one looks at the unknown changes again. */
  protocol: z.number().int(),
} as const;
export type MetaKey = keyof typeof metaShapes;
export type MetaValue<K extends MetaKey> = z.infer<(typeof metaShapes)[K]>;

/** Undefined when it was never written, or by a version whose shape this one does not read. */
export async function findMeta<K extends MetaKey>(db: DeskDatabase, key: K): Promise<MetaValue<K> | undefined> {
  return parse(key, (await db.meta.get(key))?.value);
}

/** All of them in one question; each is looked at as above when it is asked for. */
export async function readFacts(db: DeskDatabase): Promise<<K extends MetaKey>(key: K) => MetaValue<K> | undefined> {
  const facts = new Map((await db.meta.toArray()).map(({ key, value }) => [key, value]));
  return (key) => parse(key, facts.get(key));
}

function parse<K extends MetaKey>(key: K, value: unknown): MetaValue<K> | undefined {
  const parsed = metaShapes[key].safeParse(value);
  return parsed.success ? (parsed.data as MetaValue<K>) : undefined;
}

export async function putMeta<K extends MetaKey>(db: DeskDatabase, key: K, value: MetaValue<K>): Promise<void> {
  await db.meta.put({ key, value });
}
