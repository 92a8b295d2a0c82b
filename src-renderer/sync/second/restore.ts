import { nameOf, sealOne } from '../codec.ts';
import type { Desk } from '../db/row-store.ts';
import { draftContentSchema, draftKindSchema } from '../engine/protocol.ts';
import { outboxRecordOf } from '../outbox/outbox-record.ts';
import { readEntry } from '../outbox/read-entry.ts';
import { storedFileSchema } from '../outbox/stored-file.ts';
import { draftKey, entryKey, fileKey, type KeptWork, type OwnWork } from './own-work.ts';

/**
 * Makes both places agree, at every start: what only one of them has is put into the other. An entry that was already done and is
 * put back all the same goes out under its old id, which the server recognises; losing one would be for good.
 * @returns how many things the database had lost
 */
export async function agreeOnOwnWork(desk: Desk, own: OwnWork): Promise<number> {
  const kept = await own.load();
  const restored = await Promise.all([
    agreeOnEntries(desk, own, kept),
    agreeOnDrafts(desk, own, kept),
    agreeOnFiles(desk, own, kept),
  ]);
  return restored.reduce((sum, count) => sum + count, 0);
}

async function agreeOnEntries({ db, codec }: Desk, own: OwnWork, { entries: kept }: KeptWork): Promise<number> {
  let restored = 0;
  const here = new Set<string>();
  for (const record of await db.outbox.toArray()) {
    const entry = await readEntry({ db, codec }, record);
    const isUnreadable = entry.state === 'parked' && entry.reason.code === 'unreadable';
    if (isUnreadable && kept.has(record.mutationId)) continue;
    here.add(record.mutationId);
    if (!isUnreadable && !kept.has(record.mutationId)) await own.keep(entryKey(entry.seq), entry);
  }
  for (const entry of kept.values()) {
    if (here.has(entry.mutationId)) continue;
    const body = await sealOne(codec, entry, nameOf('outbox', entry.mutationId), 'own');
    await db.outbox.put(outboxRecordOf(entry, body));
    restored += 1;
  }
  return restored;
}

async function agreeOnDrafts({ db, codec }: Desk, own: OwnWork, { drafts: kept }: KeptWork): Promise<number> {
  let restored = 0;
  const newest = new Map<string, number>();
  for (const { conversationId, kind, updatedAt, body } of await db.drafts.toArray()) {
    const key = draftKey({ conversationId, kind });
    const [plain] = await codec.open([body], [nameOf('draft', conversationId, kind)]);
    const content = draftContentSchema.safeParse(plain);
    const known = draftKindSchema.safeParse(kind);
    if (!content.success || !known.success) continue;
    newest.set(key, updatedAt);
    if ((kept.get(key)?.updatedAt ?? -1) < updatedAt)
      await own.keep(key, { conversationId, kind: known.data, updatedAt, content: content.data });
  }
  for (const [key, { conversationId, kind, updatedAt, content }] of kept) {
    if ((newest.get(key) ?? -1) >= updatedAt) continue;
    const body = await sealOne(codec, content, nameOf('draft', conversationId, kind), 'own');
    await db.drafts.put({ conversationId, kind, updatedAt, body });
    restored += 1;
  }
  return restored;
}

async function agreeOnFiles({ db, codec }: Desk, own: OwnWork, { files: kept }: KeptWork): Promise<number> {
  let restored = 0;
  const here = new Set<string>();
  for (const { id, addedAt, body } of await db.pendingFiles.toArray()) {
    const [plain] = await codec.open([body], [nameOf('file', id)]);
    const file = storedFileSchema.safeParse(plain);
    if (!file.success) continue;
    here.add(id);
    if (!kept.has(id)) await own.keep(fileKey(id), { id, addedAt, ...file.data });
  }
  for (const { id, addedAt, name, mimeType, bytes } of kept.values()) {
    if (here.has(id)) continue;
    const body = await sealOne(codec, { name, mimeType, bytes }, nameOf('file', id), 'own');
    await db.pendingFiles.put({ id, state: 'waiting', addedAt, body });
    restored += 1;
  }
  return restored;
}
