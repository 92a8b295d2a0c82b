import { z } from 'zod';
import { create } from 'zustand';

/** When a reply is held back because the customer has written since its author looked. A colleague's reply always holds it. */
export const customerHolds = ['always', 'offline', 'never'] as const;
const settingSchema = z.object({ customerHold: z.enum(customerHolds).default('offline') });
type StaleSetting = z.infer<typeof settingSchema>;

/** Kept on this computer, like the other ways one works. */
const key = 'parley.replies';

function load(): StaleSetting {
  try {
    return settingSchema.parse(JSON.parse(globalThis.localStorage.getItem(key) ?? '{}'));
  } catch {
    return settingSchema.parse({});
  }
}

export const useStaleSetting = create<StaleSetting>()(load);

export function setCustomerHold(customerHold: StaleSetting['customerHold']): void {
  useStaleSetting.setState({ customerHold });
  globalThis.localStorage.setItem(key, JSON.stringify({ customerHold }));
}

/** @param isOffline whether it is written without a connection: then nobody could have seen what came meanwhile */
export function holdsForCustomer(isOffline: boolean): boolean {
  const { customerHold } = useStaleSetting.getState();
  return customerHold === 'always' || (customerHold === 'offline' && isOffline);
}
