import type { Store } from '../store/index.ts';

/** Ends wrap-ups whose timer has run out, at the time it did. @returns how many */
export async function endWrapUps(store: Store, now: number): Promise<number> {
  const due = await store.db
    .selectFrom('wrapUp')
    .select('id')
    .where('endedAt', 'is', null)
    .where('endsAt', '<=', now)
    .limit(200)
    .execute();
  for (const { id } of due) {
    await store.transact(async (unit) => {
      const before = await unit.find('wrapUp', id);
      if (before === null || before.endedAt !== null) return;
      await unit.put('wrapUp', { ...before, endedAt: before.endsAt }, before);
    });
  }
  return due.length;
}
