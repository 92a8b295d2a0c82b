import type { QueueWait } from '#shared/domain/queue-wait.ts';
import type { Unit } from '../store/index.ts';
import type { FloorMirror } from './floor-mirror.ts';

/** So many lines at a time: a floor of 10,000 that waits for one reason and then for another must not hold the lock for seconds. */
const perPass = 300;

/**
 * Keeps one visible line for every conversation that waits: why, and since when for that reason. Lines of conversations that wait
 * no longer are removed. Where the customer has left, that is the reason before all others, also while it rings.
 * @returns false when there is more to write
 */
export async function writeReasons(unit: Unit, mirror: FloorMirror): Promise<boolean> {
  let left = perPass;
  const write = async (line: QueueWait): Promise<boolean> => {
    const before = mirror.waits.get(line.id) ?? null;
    if (before?.reason === line.reason && before.queueId === line.queueId) return true;
    if (left === 0) return false;
    left -= 1;
    await unit.put('queueWait', line, before);
    mirror.waits.set(line.id, line);
    return true;
  };
  let complete = true;
  const isOver = (id: string) => mirror.waitingSince(id) === null && !mirror.hasLeft(id);
  for (const id of [...mirror.waits.keys()].filter(isOver)) {
    if (left === 0) return false;
    left -= 1;
    await unit.remove('queueWait', id);
    mirror.waits.delete(id);
  }
  for (const { id, left: from } of mirror.departed) {
    const line = { id, queueId: from?.queueId ?? null, reason: 'customer-left' as const, since: unit.now };
    complete = (await write(line)) && complete;
  }
  for (const { id } of mirror.homeless.filter(({ left: from }) => from === null))
    complete = (await write({ id, queueId: null, reason: 'no-queue', since: unit.now })) && complete;
  for (const [id, reason] of mirror.engine.reasons(unit.now))
    if (!mirror.hasLeft(id))
      complete = (await write({ id, queueId: mirror.queueOf(id), reason, since: unit.now })) && complete;
  return complete;
}
