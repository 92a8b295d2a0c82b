import type { QueueWait } from '#shared/domain/queue-wait.ts';
import type { Unit } from '../store/index.ts';
import type { FloorMirror } from './floor-mirror.ts';

/** So many lines at a time: a floor of 10,000 that waits for one reason and then for another must not hold the lock for seconds. */
const perPass = 300;

/**
 * Keeps one visible line for every conversation that waits: why, and since when for that reason. Lines of conversations that wait
 * no longer are removed.
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
  for (const id of [...mirror.waits.keys()].filter((waiting) => mirror.waitingSince(waiting) === null)) {
    if (left === 0) return false;
    left -= 1;
    await unit.remove('queueWait', id);
    mirror.waits.delete(id);
  }
  for (const { id } of mirror.homeless)
    complete = (await write({ id, queueId: null, reason: 'no-queue', since: unit.now })) && complete;
  for (const [id, reason] of mirror.engine.reasons(unit.now))
    complete = (await write({ id, queueId: mirror.queueOf(id), reason, since: unit.now })) && complete;
  return complete;
}
