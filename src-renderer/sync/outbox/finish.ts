import type { Touched } from './entry.ts';
import type { Ledger } from './ledger.ts';

/**
 * Removes the entries whose effect the rows up to `cursor` contain, and tells which rows have to be worked out anew. Not before:
 * an entry removed at its answer, with its rows still under way, would let the old row flicker back.
 */
export function finishApplied(ledger: Ledger, cursor: number): Touched[] {
  const affected: Touched[] = [];
  for (const entry of [...ledger.entries.values()]) {
    if (entry.state !== 'applied' || entry.cursor > cursor) continue;
    ledger.remove(entry);
    affected.push(...entry.touched);
  }
  return affected;
}
