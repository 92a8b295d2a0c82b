import type { Keychain } from '../keys/keychain-keys.ts';
import type { FromEngine } from './protocol.ts';

/** A window that does not answer within this has gone, and no other is there. */
const patienceMs = 5_000;

/**
 * The keychain, through whichever window is there: a worker cannot reach it. What windows brought along is read from memory; what
 * changes is asked of them, and only their answer counts.
 */
export interface WindowKeychain extends Keychain {
  /** What a window found in the keychain; null: there is none on this computer. */
  bring(found: Readonly<Record<string, string>> | null): void;
  settle(order: number, kept: boolean): void;
  isThere(): boolean;
}

export function createWindowKeychain(tell: (message: FromEngine) => void): WindowKeychain {
  let known: Map<string, string> | null = null;
  let orders = 0;
  const waiting = new Map<number, (kept: boolean) => void>();

  async function ask(desk: string, secret: string | null): Promise<void> {
    orders += 1;
    const order = orders;
    const kept = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patienceMs);
      waiting.set(order, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      tell({ kind: 'keychain', order, desk, secret });
    });
    waiting.delete(order);
    if (!kept) throw new Error('the keychain did not take the change');
  }

  return {
    bring(found) {
      known = found === null ? known : new Map(Object.entries(found));
    },
    settle: (order, kept) => waiting.get(order)?.(kept),
    isThere: () => known !== null,
    desks: () => [...(known?.keys() ?? [])],
    load: (desk) => known?.get(desk),
    async save(desk, secret) {
      await ask(desk, secret);
      known?.set(desk, secret);
    },
    async clear(desk) {
      known?.delete(desk);
      await ask(desk, null);
    },
  };
}
