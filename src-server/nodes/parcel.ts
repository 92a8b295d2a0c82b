import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** PostgreSQL carries less than 8,000 bytes in one notification. */
const partLength = 7_600;
/** Parts of one parcel come one after the other; one that is still incomplete after so many others never will be. */
const incompleteAtMost = 50;
const purpose = 'parley signals between servers';

/**
 * Sealed, because drafts are in it: what an agent has not sent must not stand in the database's statement log, nor on its disk.
 * All servers share `SECRET_KEY`; one with another key is not understood.
 */
export function createParcels(secretKey: Buffer) {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', purpose, 32));
  const incomplete = new Map<string, string[]>();

  function open(sealed: string): unknown {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
  }

  return {
    /** Any JSON as texts short enough for one notification each. `from` has no spaces. */
    pack(from: string, content: unknown): string[] {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
      const sealed = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
      const count = Math.ceil(sealed.length / partLength);
      const id = nonce.toString('base64url');
      return Array.from(
        { length: count },
        (_, index) => `${from} ${id} ${index} ${count} ${sealed.slice(index * partLength, (index + 1) * partLength)}`,
      );
    },

    /**
     * @returns who sent it and what, once its last part is here; null before that
     * @throws Error when it was sealed with another key, or is none of ours
     */
    unpack(part: string): { from: string; content: unknown } | null {
      const [from = '', id = '', index = '', count = '', piece = ''] = part.split(' ');
      const parts = incomplete.get(id) ?? [];
      parts[Number(index)] = piece;
      incomplete.set(id, parts);
      if (Object.keys(parts).length < Number(count)) {
        const [oldest] = incomplete.keys();
        if (incomplete.size > incompleteAtMost && oldest !== undefined) incomplete.delete(oldest);
        return null;
      }
      incomplete.delete(id);
      return { from, content: open(parts.join('')) };
    },
  };
}
