import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { VisitorError, VisitorUpload } from '#shared/contract/visitor.ts';
import { newId } from '#shared/lib/ids.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Clock } from '../../platform/clock.ts';
import type { IncomingFile } from '../connector.ts';
import { isTypeAllowed, safeFileName, sniffMimeType } from './sniff.ts';

export interface UploadLimits {
  maxBytes: number;
  mimeTypes: readonly string[];
  /** Files of one visitor waiting for their message. */
  maxPending: number;
  /** All waiting files of the inbox together. */
  maxTotalBytes: number;
  keepMs: number;
}

interface Waiting extends VisitorUpload {
  threadKey: string;
  path: string;
  until: number;
}

export interface Uploads {
  accept(
    threadKey: string,
    file: { name: string; body: AsyncIterable<Uint8Array> },
  ): Promise<Result<VisitorUpload, VisitorError>>;
  /** The files of these uploads; null when one of them is not (or no longer) here or belongs to another visitor. */
  find(threadKey: string, uploadIds: readonly string[]): IncomingFile[] | null;
  close(): Promise<void>;
}

const refused = (code: VisitorError['code'], message: string, retryAfterMs: number | null = null) =>
  fail({ code, message, retryAfterMs });

/**
 * Files on disk between the visitor's choosing and sending them. They stay until `keepMs` even after their message was stored: its
 * acknowledgement may be lost, and the second attempt names the same uploads. A restart forgets them; the page then sends them again.
 */
export function createUploads(clock: Clock, limits: UploadLimits): Uploads {
  const waiting = new Map<string, Waiting>();
  let folder: Promise<string> | null = null;
  let cancelSweep: (() => void) | null = null;

  function sweep() {
    cancelSweep = null;
    for (const [id, upload] of waiting) {
      if (upload.until > clock.now()) continue;
      waiting.delete(id);
      void unlink(upload.path).catch(() => {});
    }
    if (waiting.size > 0) cancelSweep = clock.after(limits.keepMs / 2, sweep);
  }

  function refuseCrowd(threadKey: string) {
    const all = [...waiting.values()];
    const total = all.reduce((sum, upload) => sum + upload.sizeBytes, 0);
    const own = all.filter((upload) => upload.threadKey === threadKey).length;
    if (own >= limits.maxPending || total >= limits.maxTotalBytes)
      return refused('too-many-requests', 'Too many files are waiting; try again in a while.', 60_000);
    return null;
  }

  return {
    async accept(threadKey, file) {
      const crowd = refuseCrowd(threadKey);
      if (crowd) return crowd;
      // Readable by this process's user only, under a name nobody can prepare in advance.
      folder ??= mkdtemp(join(tmpdir(), 'parley-visitor-files-'));
      const uploadId = newId();
      const path = join(await folder, uploadId);
      const written = await writeLimited(path, file.body, limits.maxBytes);
      if (!written.ok) {
        await unlink(path).catch(() => {});
        return written;
      }
      const { head, sizeBytes } = written.value;
      const mimeType = sniffMimeType(head);
      if (sizeBytes === 0 || mimeType === null || !isTypeAllowed(limits.mimeTypes, mimeType)) {
        await unlink(path);
        const why = sizeBytes === 0 ? 'The file is empty.' : `Only ${limits.mimeTypes.join(', ')} can be sent here.`;
        return refused('file-refused', why);
      }
      const upload = { uploadId, name: safeFileName(file.name, mimeType), mimeType, sizeBytes };
      waiting.set(uploadId, { ...upload, threadKey, path, until: clock.now() + limits.keepMs });
      cancelSweep ??= clock.after(limits.keepMs / 2, sweep);
      return ok(upload);
    },

    find(threadKey, uploadIds) {
      const files: IncomingFile[] = [];
      for (const id of uploadIds) {
        const upload = waiting.get(id);
        if (!upload || upload.threadKey !== threadKey) return null;
        const { name, mimeType, path } = upload;
        files.push({ name, mimeType, contentId: null, read: () => readFile(path) });
      }
      return files;
    },

    async close() {
      cancelSweep?.();
      cancelSweep = null;
      waiting.clear();
      const used = folder;
      folder = null;
      if (used) await rm(await used, { recursive: true, force: true });
    },
  };
}

/** Writes at most `maxBytes`; answers the first 4 kB for sniffing. */
async function writeLimited(
  path: string,
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Result<{ head: Uint8Array; sizeBytes: number }, VisitorError>> {
  const head: Uint8Array[] = [];
  let sizeBytes = 0;
  async function* measured() {
    for await (const chunk of body) {
      if (sizeBytes < 4_096) head.push(chunk.subarray(0, 4_096 - sizeBytes));
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) throw new RangeError('over the limit');
      yield chunk;
    }
  }
  try {
    await pipeline(measured, createWriteStream(path, { mode: 0o600 }));
  } catch {
    if (sizeBytes > maxBytes) return refused('too-long', `A file may have ${maxBytes} bytes at most.`);
    return refused('internal', 'The file did not arrive whole; send it again.', 1_000);
  }
  return ok({ head: Buffer.concat(head), sizeBytes });
}
