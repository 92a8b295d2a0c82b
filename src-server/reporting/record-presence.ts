import { sql } from 'kysely';
import { newId } from '#shared/lib/ids.ts';
import type { WriteRule } from '../store/index.ts';

/** Keeps the stretches of everybody's presence, whoever changes it: what occupancy and staffing are counted from. */
export const recordPresence: WriteRule<'presence'> = async (unit, row, before) => {
  if (before !== null && before.state === row.state && before.reason === row.reason) return { row };
  return {
    row,
    after: async () => {
      await unit.sql
        .updateTable('floorPresence')
        .set({ endedAt: sql<number>`greatest(started_at, ${unit.now})` })
        .where('userId', '=', row.id)
        .where('endedAt', 'is', null)
        .execute();
      await unit.sql
        .insertInto('floorPresence')
        .values({
          id: newId(),
          userId: row.id,
          state: row.state,
          reason: row.reason,
          startedAt: unit.now,
          endedAt: null,
        })
        .execute();
    },
  };
};
