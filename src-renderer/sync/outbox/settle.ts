import type { Refusal } from '#shared/contract/errors.ts';
import type { MutationAnswer } from '#shared/contract/sync.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { commitLedger, commitShown } from './commit-ledger.ts';
import { argsWith, type OutboxEntry, type ParkedEntry, type ParkReason, type Touched } from './entry.ts';
import { finishApplied } from './finish.ts';
import type { Ledger } from './ledger.ts';
import { act } from './mutate.ts';

const parked = (entry: OutboxEntry, reason: ParkReason, stale: ParkedEntry['stale'], now: number): ParkedEntry => {
  const { seq, mutationId, name, args, actedAt, lane, attempts, touched, conversationId, fileIds } = entry;
  const kept = { seq, mutationId, name, args, actedAt, lane, attempts, touched, conversationId, fileIds };
  return { state: 'parked', ...kept, reason, stale, parkedAt: now };
};

/** Marks a batch as handed over, counted before sending: a crash in between must not hide that it was tried. */
export async function markSending(desk: OpenDesk, entries: readonly OutboxEntry[]): Promise<void> {
  const ledger = desk.ledger.copy();
  for (const { mutationId } of entries) {
    const entry = ledger.entries.get(mutationId);
    if (entry?.state === 'pending') ledger.put({ ...entry, state: 'sending', attempts: entry.attempts + 1 });
  }
  await commitShown(desk, ledger, []);
}

/** What is still on its way of these goes out again. */
function putBack(ledger: Ledger, mutationIds: readonly string[]): void {
  for (const mutationId of mutationIds) {
    const entry = ledger.entries.get(mutationId);
    if (entry?.state === 'sending') ledger.put({ ...entry, state: 'pending' });
  }
}

/** Takes back what was on its way when the connection ended: nobody knows its fate, so it goes out again under its id. */
export async function markUnsent(desk: OpenDesk, mutationIds: readonly string[]): Promise<void> {
  const ledger = desk.ledger.copy();
  putBack(ledger, mutationIds);
  if (ledger.changedEntries.size > 0) await commitShown(desk, ledger, []);
}

/**
 * Takes in the server's answers. An applied one waits for its rows; a refused one is rolled back on screen and parked with its
 * reason, its text untouched; whatever of the batch has no answer goes out again. Gives back the parked ones.
 */
export async function settleAnswers(
  desk: OpenDesk,
  batch: readonly OutboxEntry[],
  answers: readonly MutationAnswer[],
  now: number,
): Promise<ParkedEntry[]> {
  const ledger = desk.ledger.copy();
  const affected: Touched[] = [];
  const nowParked: ParkedEntry[] = [];
  for (const answer of answers) {
    const entry = ledger.entries.get(answer.mutationId);
    if (entry === undefined || entry.state === 'applied' || entry.state === 'parked') continue;
    if (answer.kind === 'applied') ledger.put({ ...entry, state: 'applied', cursor: answer.cursor });
    else {
      const refused = parked(entry, answer.refusal, answer.stale, now);
      ledger.put(refused);
      nowParked.push(refused);
      affected.push(...entry.touched);
    }
  }
  putBack(
    ledger,
    batch.map(({ mutationId }) => mutationId),
  );
  affected.push(...finishApplied(ledger, desk.cursor ?? -1));
  await commitLedger(desk, ledger, affected);
  return nowParked;
}

/** Parks an entry for a reason found on this side (its file is gone, the server cannot read it). */
export async function park(
  desk: OpenDesk,
  mutationId: string,
  reason: ParkReason,
  now: number,
): Promise<ParkedEntry | null> {
  const ledger = desk.ledger.copy();
  const entry = ledger.entries.get(mutationId);
  if (entry === undefined || entry.state === 'applied' || entry.state === 'parked') return null;
  const refused = parked(entry, reason, null, now);
  ledger.put(refused);
  await commitLedger(desk, ledger, entry.touched);
  return refused;
}

/**
 * Acts again on a parked entry, as a new mutation: the server answers the old id for ever with the old refusal. The parked entry
 * goes only together with the new one's arrival on disk; a local refusal leaves it where it is.
 */
export async function retryParked(
  desk: OpenDesk,
  mutationId: string,
  changes: Readonly<Record<string, unknown>>,
  again: { mutationId: string; actedAt: number },
): Promise<Result<{ mutationId: string }, Refusal>> {
  const entry = desk.ledger.entries.get(mutationId);
  if (entry?.state !== 'parked') return fail({ code: 'not-found', detail: 'nothing is parked under this id' });
  const ledger = desk.ledger.copy();
  const acted = await act(desk, ledger, { ...again, name: entry.name, args: argsWith(entry, changes) });
  if (!acted.ok) return acted;
  ledger.remove(entry);
  await commitShown(desk, ledger, acted.value);
  return ok({ mutationId: again.mutationId });
}

export async function discardParked(desk: OpenDesk, mutationId: string): Promise<boolean> {
  const entry = desk.ledger.entries.get(mutationId);
  if (entry?.state !== 'parked') return false;
  const ledger = desk.ledger.copy();
  ledger.remove(entry);
  await commitShown(desk, ledger, []);
  return true;
}
