import type { Attachment } from '#shared/domain/attachment.ts';
import { nameOf, openOne, sealOne } from '../codec.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { fileKey } from '../second/own-work.ts';
import type { ServerHttp } from '../socket/server-http.ts';
import type { ParkReason } from './entry.ts';
import { type StoredFile, storedFileSchema } from './stored-file.ts';

export type UploadOutcome = { kind: 'done' } | { kind: 'later' } | { kind: 'refused'; reason: ParkReason };
export type Upload = (fileId: string) => Promise<UploadOutcome>;

/** Keeps a file on disk until it has reached the server. */
export async function keepFile(desk: OpenDesk, id: string, file: StoredFile, now: number): Promise<Attachment> {
  const body = await sealOne(desk.codec, file, nameOf('file', id), 'own');
  await desk.db.pendingFiles.put({ id, state: 'waiting', addedAt: now, body });
  await desk.own.keep(fileKey(id), { id, addedAt: now, ...file });
  return { id, name: file.name, mimeType: file.mimeType, sizeBytes: file.bytes.byteLength, contentId: null };
}

/** A file on this computer: one still to be sent, or one looked at before. */
export async function findFile(desk: OpenDesk, id: string): Promise<StoredFile | null> {
  const record = (await desk.db.pendingFiles.get(id)) ?? (await desk.db.files.get(id));
  if (record === undefined) return null;
  const file = storedFileSchema.safeParse(await openOne(desk.codec, record.body, nameOf('file', id)));
  return file.success ? file.data : null;
}

/** Brings files to the server. Sending one twice does no harm: the server knows it by its id. */
export function createUpload(desk: OpenDesk, http: ServerHttp, session: { server: string; token: string }): Upload {
  return async (fileId) => {
    const record = await desk.db.pendingFiles.get(fileId);
    if (record?.state === 'uploaded') return { kind: 'done' };
    const file = await findFile(desk, fileId);
    if (file === null) return { kind: 'refused', reason: { code: 'file-missing', detail: fileId } };
    const put = await http.putFile(session, { id: fileId, ...file });
    if (put.ok) {
      await desk.db.pendingFiles.update(fileId, { state: 'uploaded' });
      return { kind: 'done' };
    }
    if (put.error.code !== 'refused') return { kind: 'later' };
    return { kind: 'refused', reason: { code: 'file-refused', detail: put.error.message } };
  };
}
