import type { Unit } from '../store/index.ts';

/** A conversation that ends because its matter goes on in another one is not resolved. */
export async function isMerged(unit: Unit, conversationId: string): Promise<boolean> {
  const merge = await unit.sql
    .selectFrom('conversationMerge')
    .select('id')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return merge !== undefined;
}
