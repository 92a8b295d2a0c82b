import type { OpenDesk } from '../db/open-desk.ts';

/**
 * Files whose message has been confirmed become ordinary cached attachments. One that is still named by an action, or that was
 * never sent (a draft holds it), stays where it is.
 */
export async function tidyFiles(desk: OpenDesk, now: number): Promise<void> {
  const named = new Set([...desk.ledger.entries.values()].flatMap(({ fileIds }) => fileIds));
  const { db } = desk;
  await db.transaction('rw', db.pendingFiles, db.files, async () => {
    for (const { id, state, body } of await db.pendingFiles.toArray()) {
      if (state !== 'uploaded' || named.has(id)) continue;
      await db.files.put({ id, usedAt: now, body });
      await db.pendingFiles.delete(id);
    }
  });
}
