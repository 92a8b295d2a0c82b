import { isAwaited } from '#shared/mutations/registry.ts';
import type { SyncState } from '../status.ts';
import type { OutboxEntry } from './entry.ts';

/** How much has not gone out, how much of that others wait for, and how much was refused. */
export function countOutbox(entries: Iterable<OutboxEntry>): Pick<SyncState, 'waiting' | 'awaited' | 'parked'> {
  const counts = { waiting: 0, awaited: 0, parked: 0 };
  for (const { state, name } of entries) {
    if (state === 'parked') counts.parked += 1;
    else if (state !== 'applied') {
      counts.waiting += 1;
      if (isAwaited(name)) counts.awaited += 1;
    }
  }
  return counts;
}
