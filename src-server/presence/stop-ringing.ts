import type { Unit, WriteRule } from '../store/index.ts';

/**
 * Takes back what rings at somebody, so that it rings at the next colleague. It does not count as missed: they were not asked
 * in vain, they are no longer there to be asked.
 */
export async function stopRinging(unit: Unit, userId: string): Promise<void> {
  const ringing = await unit.sql
    .selectFrom('offer')
    .select('id')
    .where('userId', '=', userId)
    .where('state', '=', 'ringing')
    .execute();
  for (const { id } of ringing) {
    const offer = await unit.find('offer', id);
    if (offer?.state === 'ringing')
      await unit.put('offer', { ...offer, state: 'withdrawn', closedAt: unit.now }, offer);
  }
}

/** Whoever is no longer available is asked nothing, whoever or whatever changed their state. */
export const ringOnlyAtAvailable: WriteRule<'presence'> = async (unit, row) =>
  row.state === 'available' ? { row } : { row, after: () => stopRinging(unit, row.id) };
