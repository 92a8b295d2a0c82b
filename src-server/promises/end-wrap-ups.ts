import type { Store, Unit } from '../store/index.ts';

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

/**
 * Ends the work after a conversation that is open again: by an undo, one of many included, by a colleague, by the customer. It did
 * not end the way its outcome said, so the outcome goes; the time spent stays counted.
 */
export async function endWrapUpsOf(unit: Unit, conversationId: string): Promise<void> {
  const running = await unit.sql
    .selectFrom('wrapUp')
    .select('id')
    .where('conversationId', '=', conversationId)
    .where('endedAt', 'is', null)
    .execute();
  for (const { id } of running) {
    const before = await unit.find('wrapUp', id);
    if (before?.endedAt === null)
      await unit.put('wrapUp', { ...before, dispositionId: null, endedAt: unit.now }, before);
  }
}
