import type { VisitorError } from '#shared/contract/visitor.ts';
import type { ServerFiles } from './files.ts';
import type { Link } from './link.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';

export interface Sender {
  /** Sends what waits, one after the other, until nothing waits or the line is gone. */
  flush(): void;
  /** The bytes of an entry's files; kept in memory only. */
  keep(entryId: string, files: readonly Blob[]): void;
  keptFile(entryId: string, index: number): Blob | null;
  /** The entry that is on its way now. */
  sendingId(): string | null;
  stop(): void;
}

export interface SenderParts {
  outbox: Outbox;
  link: Link;
  files: ServerFiles;
  isOnline(): boolean;
  /** The server has it: put it into the thread, then out of the outbox, so that at no moment it is in neither. */
  confirmed(entry: OutboxEntry, at: number): void;
  changed(): void;
}

/** Order is kept: a message never overtakes an earlier one that is only waiting. One with a problem is passed by, for the visitor to decide. */
export function createSender(parts: SenderParts): Sender {
  const { outbox, link, files, isOnline, confirmed, changed } = parts;
  const kept = new Map<string, readonly Blob[]>();
  let running = false;
  let again = false;
  let sendingId: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run() {
    while (isOnline()) {
      const entry = outbox.next();
      if (!entry) break;
      sendingId = entry.id;
      changed();
      const problem = await deliver(entry);
      sendingId = null;
      changed();
      if (problem === null) continue;
      if (problem.retryAfterMs !== null) {
        timer = setTimeout(flush, problem.retryAfterMs);
        break;
      }
      outbox.update(entry.id, { problem: problem.code });
      changed();
    }
  }

  function flush() {
    // One asked for at the very end of a run must not be forgotten.
    again = running;
    if (running) return;
    clearTimeout(timer);
    running = true;
    run().finally(() => {
      running = false;
      if (again) flush();
    });
  }

  async function deliver(entry: OutboxEntry): Promise<VisitorError | null> {
    const uploaded = await uploadAll(entry);
    if (!uploaded.ok) return uploaded.error;
    const { id, text, profile, left } = entry;
    const answer = await link.send({ id, text, profile, left, uploadIds: uploaded.ids });
    if (answer.ok) {
      confirmed(entry, answer.value.at);
      return null;
    }
    if (answer.error.code === 'file-gone' && kept.has(id)) {
      // The server was restarted and has forgotten the files; this page still has them.
      outbox.update(id, { files: entry.files.map((file) => ({ ...file, uploadId: null })) });
      return { ...answer.error, retryAfterMs: 500 };
    }
    return answer.error;
  }

  async function uploadAll(
    entry: OutboxEntry,
  ): Promise<{ ok: true; ids: string[] } | { ok: false; error: VisitorError }> {
    const uploaded = [...entry.files];
    for (const [index, file] of uploaded.entries()) {
      if (file.uploadId !== null) continue;
      const blob = kept.get(entry.id)?.[index];
      if (!blob) return { ok: false, error: { code: 'file-gone', message: 'Lost by a reload.', retryAfterMs: null } };
      const answer = await files.upload(blob, file.name);
      if (!answer.ok) return answer;
      uploaded[index] = answer.value;
      outbox.update(entry.id, { files: uploaded });
    }
    return { ok: true, ids: uploaded.flatMap(({ uploadId }) => uploadId ?? []) };
  }

  return {
    flush,
    keep: (entryId, blobs) => void kept.set(entryId, blobs),
    keptFile: (entryId, index) => kept.get(entryId)?.[index] ?? null,
    sendingId: () => sendingId,
    stop: () => clearTimeout(timer),
  };
}
