import { nameOf } from '../codec.ts';
import { isSealed } from '../crypto/aes-codec.ts';
import type { Desk } from './row-store.ts';

/** Seals what an agent wrote under a version before encryption. Nothing else is left in the clear: the upgrade dropped the rest. */
export async function sealOwnWork({ db, codec }: Desk): Promise<void> {
  const seal = <R extends { body: unknown }>(records: readonly R[], name: (record: R) => string) => {
    const open = records.filter(({ body }) => !isSealed(body));
    return codec
      .seal(
        open.map(({ body }) => body),
        open.map(name),
        'own',
      )
      .then((bodies) => open.map((record, index) => ({ ...record, body: bodies[index] })));
  };
  await db.outbox.bulkPut(await seal(await db.outbox.toArray(), ({ mutationId }) => nameOf('outbox', mutationId)));
  await db.drafts.bulkPut(
    await seal(await db.drafts.toArray(), ({ conversationId, kind }) => nameOf('draft', conversationId, kind)),
  );
  await db.pendingFiles.bulkPut(await seal(await db.pendingFiles.toArray(), ({ id }) => nameOf('file', id)));
}
