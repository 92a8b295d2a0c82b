import { commit } from '../db/commit.ts';
import { findActor, type OpenDesk } from '../db/open-desk.ts';
import { readVisible } from '../db/row-store.ts';
import type { Touched } from './entry.ts';
import type { Ledger } from './ledger.ts';
import { replay, type VisibleRow } from './replay.ts';

/** Writes a changed ledger and the rows that look different because of it. Must run in the desk's turn. */
export async function commitLedger(desk: OpenDesk, ledger: Ledger, affected: readonly Touched[]): Promise<void> {
  const shown = await replay(ledger, affected, await findActor(desk), readVisible(desk));
  await commitShown(desk, ledger, [...shown.values()]);
}

/** The same where it is known how the rows look. */
export async function commitShown(desk: OpenDesk, ledger: Ledger, rows: readonly VisibleRow[]): Promise<void> {
  await commit(desk, { rows, generation: desk.generation, ledger });
  desk.ledger = ledger.copy();
}
