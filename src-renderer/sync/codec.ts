/**
 * The one seam between rows and the disk. What it is given may be personal (texts, names, addresses, files); what stands beside a
 * sealed body in IndexedDB may not: ids, times, states, positions and flags only.
 *
 * Both directions take many at once and are asynchronous, because encryption is; so they are called outside database
 * transactions (IndexedDB ends a transaction that waits for anything else).
 *
 * Every body has a name (`nameOf`) that is bound to it: a body moved under another id does not open.
 */
export interface Codec {
  /** @param use whose key: `own` for what an agent wrote and the server may not have, `cache` for what can be fetched again */
  seal(plain: readonly unknown[], names: readonly string[], use?: KeyUse): Promise<unknown[]>;
  /** Gives back what was sealed, in order; undefined for a body that cannot be opened (damaged, swapped, its key is gone). */
  open(sealed: readonly unknown[], names: readonly string[]): Promise<unknown[]>;
  /** Seals many values as one body: the price of a call is paid once. Each stays bound to its own name, the body to the group's. */
  sealGroup(plain: readonly unknown[], names: readonly string[], group: string): Promise<unknown>;
  /** Undefined for a body that cannot be opened. */
  openGroup(sealed: unknown, group: string): Promise<OpenedGroup | undefined>;
}
export interface OpenedGroup {
  /** A fresh copy of the value at this place, or undefined where something of another name lies. */
  find(at: number, name: string): unknown;
}
export type KeyUse = 'cache' | 'own';

/** What a body is bound to: its table and its key there. Changing the form makes everything on disk unreadable. */
export const nameOf = (table: string, ...key: string[]): string => [table, ...key].join(' ');

/** Keeps bodies as they are: for simulations that must not wait for anything but their own clock. */
export const plainCodec: Codec = {
  seal: async (plain) => [...plain],
  open: async (sealed) => [...sealed],
  sealGroup: async (plain, names) => ({ plain: [...plain], names: [...names] }),
  openGroup: async (sealed) => {
    const { plain, names } = sealed as { plain: unknown[]; names: string[] };
    return { find: (at, name) => (names[at] === name ? structuredClone(plain[at]) : undefined) };
  },
};

export async function openOne(codec: Codec, sealed: unknown, name: string): Promise<unknown> {
  return (await codec.open([sealed], [name]))[0];
}

export async function sealOne(codec: Codec, plain: unknown, name: string, use: KeyUse = 'cache'): Promise<unknown> {
  return (await codec.seal([plain], [name], use))[0];
}
