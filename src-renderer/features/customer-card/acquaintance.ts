import type { Customer } from '#shared/domain/customer.ts';
import type { Order } from '#shared/domain/order.ts';

const dayMs = 86_400_000;
const yearMs = 365 * dayMs;

/** How well the house knows somebody, so that nobody greets a regular like a stranger. */
export type Acquaintance = 'new' | 'returning' | 'loyal';

/**
 * `new`: nothing bought yet and at most this one contact. `loyal`: a tier from gold up, or five orders, or three over two years.
 * @param contacts conversations ever held, this one included
 */
export function acquaintanceOf(
  customer: Pick<Customer, 'tier' | 'customerSince'>,
  orders: readonly Pick<Order, 'status'>[],
  contacts: number,
  now: number,
): Acquaintance {
  const bought = orders.filter(({ status }) => status !== 'cancelled').length;
  const isOld = now - customer.customerSince > 2 * yearMs;
  if (customer.tier === 'gold' || customer.tier === 'platinum' || bought >= 5 || (bought >= 3 && isOld)) return 'loyal';
  return bought === 0 && contacts <= 1 ? 'new' : 'returning';
}

/** Days from today to the next birthday (0: today), or null when it is further than `within` days or not known. */
export function daysToBirthday(birthday: string | null, now: number, within = 14): number | null {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(birthday ?? '') ?? [];
  if (!month || !day) return null;
  const today = new Date(now);
  today.setHours(0, 0, 0, 0);
  // 29 February becomes 1 March in other years, which is when most people of that day celebrate.
  const next = new Date(today.getFullYear(), Number(month) - 1, Number(day));
  if (next < today) next.setFullYear(today.getFullYear() + 1);
  const days = Math.round((next.getTime() - today.getTime()) / dayMs);
  return days <= within ? days : null;
}
