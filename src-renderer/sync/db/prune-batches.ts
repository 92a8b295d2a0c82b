import { maxKey } from './keys.ts';
import { without, writeThinner } from './message-batches.ts';
import type { OpenDesk } from './open-desk.ts';

/** Batches looked at in one turn, some 3 kB each. */
const batchesAtOnce = 40;

/**
 * Takes out of batches what a later one has as well: a snapshot, and threads sealed anew, leave that to this.
 * @param turn runs each step, one after another, in the desk's turn
 */
export async function pruneBatches(
  { db }: Pick<OpenDesk, 'db'>,
  turn: (step: () => Promise<boolean>) => Promise<boolean>,
): Promise<void> {
  const seen = new Set<string>();
  let below: unknown = maxKey;
  const step = () =>
    db.transaction('rw', db.batches, async () => {
      const batches = await db.batches.where('seq').below(below).reverse().limit(batchesAtOnce).toArray();
      const thinner = batches.flatMap((batch) => {
        const left = without(batch, seen);
        for (const id of batch.ids) seen.add(id);
        return left === batch ? [] : [left];
      });
      await writeThinner(db, thinner);
      below = batches.at(-1)?.seq;
      return batches.length === batchesAtOnce;
    });
  while (await turn(step));
}
