/**
 * The one seam between rows and the disk. What it is given may be personal (texts, names, addresses, files); what stands beside a
 * sealed body in IndexedDB may not: ids, times, states, positions and flags only.
 *
 * Both directions take many at once and are asynchronous, because encryption is; so they are called outside database
 * transactions (IndexedDB ends a transaction that waits for anything else).
 */
export interface Codec {
  seal(plain: readonly unknown[]): Promise<unknown[]>;
  /** Gives back what was sealed, in order. Rejects when a body cannot be opened. */
  open(sealed: readonly unknown[]): Promise<unknown[]>;
}

/** Keeps bodies as they are. */
export const plainCodec: Codec = {
  seal: async (plain) => [...plain],
  open: async (sealed) => [...sealed],
};

export async function openOne(codec: Codec, sealed: unknown): Promise<unknown> {
  return (await codec.open([sealed]))[0];
}

export async function sealOne(codec: Codec, plain: unknown): Promise<unknown> {
  return (await codec.seal([plain]))[0];
}
