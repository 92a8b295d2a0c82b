import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database, Unit } from '../store/index.ts';

const secretsSchema = z.record(z.string(), z.string());
export type Secrets = z.infer<typeof secretsSchema>;

/** Passwords and tokens of inboxes, AES-256-GCM under the server's key; the inbox id is bound in, so that rows cannot be swapped. */
export function createVault(key: Buffer) {
  function seal(inboxId: string, secrets: Secrets): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(inboxId));
    const body = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
  }

  function open(inboxId: string, sealed: string): Secrets {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAAD(Buffer.from(inboxId));
    decipher.setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    return secretsSchema.parse(JSON.parse(text));
  }

  return {
    /** @throws Error when the key is not the one the secrets were sealed with */
    async read(db: Database, inboxId: string): Promise<Secrets> {
      const row = await db.selectFrom('inboxVault').selectAll().where('inboxId', '=', inboxId).executeTakeFirst();
      return row ? open(inboxId, row.sealed) : {};
    },
    /** A text that is another one after every save of the inbox, also of the same secrets; '' when nothing was ever saved. */
    async markOf(db: Database, inboxId: string): Promise<string> {
      const row = await db.selectFrom('inboxVault').select('sealed').where('inboxId', '=', inboxId).executeTakeFirst();
      return row?.sealed ?? '';
    },
    async write(unit: Unit, inboxId: string, secrets: Secrets): Promise<void> {
      const sealed = seal(inboxId, secrets);
      await unit.sql
        .insertInto('inboxVault')
        .values({ inboxId, sealed })
        .onConflict((conflict) => conflict.column('inboxId').doUpdateSet({ sealed }))
        .execute();
    },
  };
}
export type Vault = ReturnType<typeof createVault>;
