import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The key that seals inbox secrets: from the configuration, else from a file beside the data, made on first start and readable
 * by its owner only.
 */
export function loadSecretKey(configured: string | null, dataFolder: string): Buffer {
  if (configured !== null) return Buffer.from(configured, 'hex');
  const path = join(dataFolder, 'secret.key');
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (key.length === 32) return key;
    throw new Error(
      `${path} does not hold 64 hexadecimal digits; restore it from a backup, or remove it and enter the inboxes' passwords again`,
    );
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    mkdirSync(dataFolder, { recursive: true });
    const key = randomBytes(32);
    writeFileSync(path, key.toString('hex'), { mode: 0o600, flag: 'wx' });
    return key;
  }
}
