import type { VisitorErrorCode, VisitorFile, VisitorProfile } from '#shared/contract/visitor.ts';
import type { LocalStore } from './local-store.ts';
import { flag, list as listOf, nullable, number, shape, text } from './parse.ts';
import { parseErrorCode, parseMessageId, parseVisitor } from './wire.ts';

export interface OutboxEntry {
  id: string;
  text: string;
  files: (VisitorFile & { uploadId: string | null })[];
  profile: VisitorProfile | null;
  /** Written while nobody was there. */
  left: boolean;
  writtenAt: number;
  /** Why the server will not take it; null: it goes out as soon as it can. */
  problem: VisitorErrorCode | null;
}

/** Kept on visitors' computers: entries of a former version must stay readable. */
const parse = shape<OutboxEntry>({
  id: parseMessageId,
  text,
  files: listOf(shape({ name: text, mimeType: text, sizeBytes: number, uploadId: nullable(text) })),
  profile: nullable(parseVisitor),
  left: flag,
  writtenAt: number,
  problem: nullable(parseErrorCode),
});

export interface Outbox {
  /** Oldest first. */
  list(): OutboxEntry[];
  /** The oldest one without a problem. */
  next(): OutboxEntry | null;
  add(entry: OutboxEntry): void;
  update(id: string, change: Partial<OutboxEntry>): void;
  remove(id: string): void;
}

/**
 * What the visitor wrote and the server has not confirmed. Read from the store each time, because the visitor's other tabs write it
 * too; two tabs sending the same entry is harmless, the server knows it by its id. Entries that cannot be read are left as they are.
 */
export function createOutbox(store: LocalStore): Outbox {
  const raw = (): unknown[] => {
    const kept = store.read('outbox');
    return Array.isArray(kept) ? kept : [];
  };
  const list = () => raw().flatMap((entry) => parse(entry) ?? []);
  const rewrite = (change: (entry: OutboxEntry) => OutboxEntry[]) => {
    const next = raw().flatMap((entry) => {
      const parsed = parse(entry);
      return parsed ? change(parsed) : [entry];
    });
    store.write('outbox', next);
  };
  return {
    list,
    next: () => list().find(({ problem }) => problem === null) ?? null,
    add: (entry) => store.write('outbox', [...raw(), entry]),
    update: (id, change) => rewrite((entry) => [entry.id === id ? { ...entry, ...change } : entry]),
    remove: (id) => rewrite((entry) => (entry.id === id ? [] : [entry])),
  };
}
