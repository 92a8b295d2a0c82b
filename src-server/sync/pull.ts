import type { z } from 'zod';
import type { PullAnswer, pullRequestSchema } from '#shared/contract/sync.ts';
import type { Database } from '../store/index.ts';
import { ends, forgottenUpTo, readChanges, selectFor } from './read-changes.ts';
import { type Reader, scopeOf } from './reader.ts';

/** Beyond this many log entries a snapshot is less work for both sides than replaying. */
export const snapshotIsCheaperAfter = 200_000;

/** Answers "what came after N". Never guesses: a desktop whose view or history cannot be told by the log is sent to a snapshot. */
export async function pull(
  db: Database,
  reader: Reader,
  { after, scope, limit }: z.infer<typeof pullRequestSchema>,
): Promise<PullAnswer> {
  if (scope !== scopeOf(reader)) return { kind: 'snapshot-needed', reason: 'scope-changed' };
  const { first, last } = await ends(db);
  if (after > last) return { kind: 'snapshot-needed', reason: 'ahead-of-server' };
  if (last - after > snapshotIsCheaperAfter || after + 1 < first)
    return { kind: 'snapshot-needed', reason: 'too-far-behind' };
  const batch = await readChanges(db, after, limit);
  // What was thrown away between the two questions is missing in the answer.
  if ((await forgottenUpTo(db, batch)) !== null) return { kind: 'snapshot-needed', reason: 'too-far-behind' };
  return {
    kind: 'changes',
    changes: await selectFor(db, reader, batch.changes),
    cursor: batch.cursor,
    more: batch.more,
  };
}
