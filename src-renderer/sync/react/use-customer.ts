import { useEffect } from 'react';
import { findEngineClient } from '../client/current.ts';
import { readCustomer } from '../read/customer.ts';
import type { CustomerCard } from '../read/shapes.ts';
import { useLive } from './use-live.ts';

/** Everything known of a customer. Null when they are not on this computer. Fetches the timeline when connected. */
export function useCustomer(id: string | null): CustomerCard | null | undefined {
  useEffect(() => {
    if (id !== null) void findEngineClient()?.call('customer:open', { id });
  }, [id]);
  return useLive(id === null ? null : `customer ${id}`, (desk) => readCustomer(desk, id ?? ''), 50);
}
