import { z } from 'zod';
import { type Codec, nameOf, openOne, sealOne } from '../codec.ts';
import type { DraftRecord } from '../db/records.ts';
import { draftContentSchema, draftKindSchema } from '../engine/protocol.ts';
import { type OutboxEntry, outboxEntrySchema } from '../outbox/entry.ts';
import { type StoredFile, storedFileSchema } from '../outbox/stored-file.ts';
import type { SecondPlace } from './second-place.ts';

const draftSchema = z.object({
  conversationId: z.string(),
  kind: draftKindSchema,
  updatedAt: z.number(),
  content: draftContentSchema,
});
export type KeptDraft = z.infer<typeof draftSchema>;
export interface KeptFile extends StoredFile {
  id: string;
  addedAt: number;
}
const fileSchema = storedFileSchema.extend({ id: z.string(), addedAt: z.number() });

export interface KeptWork {
  entries: Map<string, OutboxEntry>;
  drafts: Map<string, KeptDraft>;
  files: Map<string, KeptFile>;
}

export const draftKey = ({ conversationId, kind }: Pick<DraftRecord, 'conversationId' | 'kind'>): string =>
  `draft ${conversationId} ${kind}`;
export const entryKey = (seq: number): string => `entry ${seq}`;
export const fileKey = (id: string): string => `file ${id}`;

/**
 * What the agent wrote, kept once more outside the database. Written after the database and before whoever wrote it is told, so
 * that "kept" means kept twice. Never throws: the first place has it, and `onTrouble` says that the second has not.
 */
export interface OwnWork {
  keep(key: string, plain: KeptDraft | KeptFile | OutboxEntry): Promise<void>;
  drop(keys: readonly string[]): Promise<void>;
  load(): Promise<KeptWork>;
  close(): void;
}

export function createOwnWork(place: SecondPlace, codec: Codec, onTrouble: () => void): OwnWork {
  const tried = async (work: Promise<unknown>) => {
    await work.catch(onTrouble);
  };
  return {
    keep: (key, plain) =>
      tried(sealOne(codec, plain, nameOf('second', key), 'own').then((body) => place.put(key, body))),
    drop: (keys) => tried(Promise.all(keys.map((key) => place.remove(key)))),
    async load() {
      const work: KeptWork = { entries: new Map(), drafts: new Map(), files: new Map() };
      const kept = await place.list().catch(() => {
        onTrouble();
        return [];
      });
      for (const { key, body } of kept) {
        const plain = await openOne(codec, body, nameOf('second', key));
        if (key.startsWith('entry ')) take(work.entries, outboxEntrySchema.safeParse(plain), (one) => one.mutationId);
        else if (key.startsWith('draft ')) take(work.drafts, draftSchema.safeParse(plain), draftKey);
        else if (key.startsWith('file ')) take(work.files, fileSchema.safeParse(plain), (one) => one.id);
      }
      return work;
    },
    close: () => place.close(),
  };
}

function take<T>(into: Map<string, T>, parsed: z.ZodSafeParseResult<T>, keyOf: (one: T) => string): void {
  if (parsed.success) into.set(keyOf(parsed.data), parsed.data);
}
