import { defaultFloorPolicy, type FloorPolicy, floorPolicyId } from '#shared/domain/floor-policy.ts';
import type { Database } from '../store/index.ts';

/** What administrators decided for the floor, or what holds without their decision. */
export async function loadFloorPolicy(db: Database): Promise<FloorPolicy> {
  const row = await db.selectFrom('floorPolicy').selectAll().where('id', '=', floorPolicyId).executeTakeFirst();
  return row ?? defaultFloorPolicy;
}
