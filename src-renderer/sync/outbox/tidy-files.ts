import type { OpenDesk } from '../db/open-desk.ts';
import { fileKey } from '../second/own-work.ts';

/**
 * Files whose message has been confirmed become ordinary cached attachments. One that is still named by an action, or that was
 * never sent (a draft holds it), stays where it is.
 */
export async function tidyFiles(desk: OpenDesk, now: number): Promise<void> {
  const named = new Set([...desk.ledger.entries.values()].flatMap(({ fileIds }) => fileIds));
  const { db } = desk;
  const done: string[] = [];
  await db.transaction('rw', db.pendingFiles, db.files, async () => {
    for (const { id, state, body } of await db.pendingFiles.toArray()) {
      if (state !== 'uploaded' || named.has(id)) continue;
      await db.files.put({ id, usedAt: now, size: sizeOf(body), body });
      await db.pendingFiles.delete(id);
      done.push(id);
    }
  });
  await desk.own.drop(done.map(fileKey));
}

const sizeOf = (body: unknown): number => (ArrayBuffer.isView(body) ? body.byteLength : 0);
