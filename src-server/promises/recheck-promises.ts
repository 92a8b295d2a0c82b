import type { Store } from '../store/index.ts';
import { measure } from './hold-to-promises.ts';

const chunk = 100;

/** Measures every conversation that is not resolved against the promises as they are now: after a policy or hours were changed. */
export async function recheckPromises(store: Store): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await store.db
      .selectFrom('conversation')
      .select('id')
      .where('state', '!=', 'resolved')
      .where('id', '>', after)
      .orderBy('id')
      .limit(chunk)
      .execute();
    for (const { id } of rows) {
      await store.transact(async (unit) => {
        const before = await unit.find('conversation', id);
        if (before === null || before.state === 'resolved') return;
        const { row, after: next } = await measure(unit, before);
        // A conversation that is written is measured by the rule for writing, which keeps its clock too.
        if (row === before) await next?.();
        else await unit.put('conversation', row, before);
      });
    }
    const last = rows.at(-1);
    if (rows.length < chunk || !last) return;
    after = last.id;
  }
}
