import type { CustomerCard } from '../read/shapes.ts';

/** Null when the customer is not on this computer. Fetches the timeline when connected. */
export function useCustomer(_id: string | null): CustomerCard | null | undefined {
  return undefined;
}
