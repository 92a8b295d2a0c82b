import type { Customer } from '#shared/domain/customer.ts';
import { formatPhone } from '../../i18n/phone.ts';

/** How a customer is called on screen: the name, a phone number grouped, or `unknown` while nothing is known. */
export function customerName(customer: Pick<Customer, 'name'> | null | undefined, unknown: string): string {
  const name = customer?.name.trim() ?? '';
  if (name === '') return unknown;
  return /^\+?\d[\d\s]+$/.test(name) ? formatPhone(name) : name;
}
