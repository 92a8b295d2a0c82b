import { createHmac, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are equal, in a time that does not tell how much of them agrees. */
export function isSameSecret(a: string, b: string): boolean {
  const sum = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(sum(a), sum(b));
}
