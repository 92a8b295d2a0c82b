import { useEffect } from 'react';
import { findEngineClient } from '../client/current.ts';
import type { CustomerCard } from '../read/shapes.ts';
import { useLive } from './use-live.ts';
import { useIsLive } from './use-sync-status.ts';

/** Everything known of a customer. Null when they are not on this computer. Fetches the timeline when connected. */
export function useCustomer(id: string | null): CustomerCard | null | undefined {
  const live = useIsLive();
  useEffect(() => {
    if (id !== null && live !== undefined) void findEngineClient()?.call('customer:open', { id });
  }, [id, live]);
  return useLive(id === null ? null : `customer ${id}`, (desk) => desk.reads.readCustomer(desk, id ?? ''), {
    minIntervalMs: 50,
    isKept: true,
  });
}
