import type { Row } from '#shared/domain/entities.ts';
import type { Presence } from '#shared/domain/presence.ts';
import type { PresenceCause } from '#shared/domain/presence-cause.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit } from '../store/index.ts';

type Side = Pick<Presence, 'state' | 'reason'>;
export interface PresenceBy {
  /** Null: the house. */
  actorId: string | null;
  cause: PresenceCause;
}

const never: Side = { state: 'offline', reason: null };

/** Writes the line that says who changed whose state and why, in the transaction of the change. */
export async function recordPresenceChange(
  unit: Unit,
  before: Side | null,
  after: Presence,
  by: PresenceBy,
): Promise<void> {
  const from = before ?? never;
  await unit.sql
    .insertInto('presenceChange')
    .values({
      id: newId(),
      userId: after.id,
      at: unit.now,
      fromState: from.state,
      fromReason: from.reason,
      toState: after.state,
      toReason: after.reason,
      ...by,
    })
    .execute();
}

/**
 * Sets somebody's presence on behalf of the house or of a supervisor, with its record.
 * @param only change it just when the present state is one of these
 * @returns false when nothing changed
 */
export async function changePresence(
  unit: Unit,
  userId: string,
  to: Side,
  by: PresenceBy,
  only: readonly Presence['state'][] | null = null,
): Promise<boolean> {
  const before = await unit.find('presence', userId);
  if (only !== null && !only.includes(before?.state ?? 'offline')) return false;
  if (before?.state === to.state && before.reason === to.reason) return false;
  const after: Row<'presence'> = { id: userId, ...to, since: unit.now };
  await unit.put('presence', after, before);
  await recordPresenceChange(unit, before, after, by);
  return true;
}
