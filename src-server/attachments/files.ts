import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Attachment } from '#shared/domain/attachment.ts';
import { canSee } from '#shared/domain/conversation.ts';
import type { Actor } from '#shared/domain/role.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store, Tables } from '../store/index.ts';

/** The largest file anybody may bring: what email providers take. */
export const maxAttachmentBytes = 25_000_000;

type Stored = Tables['attachment'];

export interface NewFile {
  id: string;
  name: string;
  mimeType: string;
  contentId: string | null;
  ownerId: string | null;
  conversationId: string | null;
}

/**
 * Files beside the database, named by their hash, so that the same file is stored once and a name from outside never becomes a
 * path. Written under a temporary name first: a crash leaves rubbish behind, never half a file under its real name.
 */
export function createFiles({ store, folder, now }: { store: Store; folder: string; now: () => number }) {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);

  /** @throws RequestFailure bad-request when it is larger than `maxAttachmentBytes` */
  async function save(file: NewFile, content: Readable | Uint8Array): Promise<Attachment> {
    await mkdir(join(folder, 'incoming'), { recursive: true });
    const temporary = join(
      folder,
      'incoming',
      `${now()}-${file.id.replace(/\W/g, '_')}-${Math.random().toString(36).slice(2)}`,
    );
    const digest = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length;
        digest.update(chunk);
        done(
          sizeBytes > maxAttachmentBytes
            ? new RequestFailure('bad-request', `files may have at most ${maxAttachmentBytes / 1e6} MB`)
            : null,
          chunk,
        );
      },
    });
    try {
      await pipeline(
        content instanceof Uint8Array ? Readable.from([Buffer.from(content)]) : content,
        measure,
        createWriteStream(temporary),
      );
      const sha256 = digest.digest('hex');
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
      await rename(temporary, pathOf(sha256));
      await store.db
        .insertInto('attachment')
        .values({ ...file, sizeBytes, sha256, createdAt: now() })
        // The same upload again after a lost answer: the first one counts.
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      return { id: file.id, name: file.name, mimeType: file.mimeType, sizeBytes, contentId: file.contentId };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  const find = async (id: string): Promise<Stored | null> =>
    (await store.db.selectFrom('attachment').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

  return {
    save,
    find,
    /** The bytes as a stream. */
    read: (stored: Stored): ReadStream => createReadStream(pathOf(stored.sha256)),

    /** All of a file at once; files are bounded by `maxAttachmentBytes`. */
    async readAll(stored: Stored): Promise<Uint8Array> {
      const chunks: Buffer[] = [];
      for await (const chunk of createReadStream(pathOf(stored.sha256))) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },

    /** What this reader may download. @throws RequestFailure not-found, also for files they may not see */
    async findFor(actor: Actor, id: string): Promise<Stored> {
      const stored = await find(id);
      const missing = new RequestFailure('not-found', 'there is no such file');
      if (!stored) throw missing;
      if (stored.ownerId === actor.userId) return stored;
      if (stored.conversationId === null) throw missing;
      const place = await store.db
        .selectFrom('conversation')
        .select(['queueId', 'assigneeId'])
        .where('id', '=', stored.conversationId)
        .executeTakeFirst();
      if (!place || !canSee(actor, place)) throw missing;
      return stored;
    },
  };
}
export type Files = ReturnType<typeof createFiles>;
