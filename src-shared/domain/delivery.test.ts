import { expect, test } from 'vitest';
import { canRetry, type Delivery, type DeliveryStatus, nextDelivery } from './delivery.ts';

const at = (status: DeliveryStatus): Delivery => ({
  status,
  at: 1,
  failure: status === 'failed' ? { code: 'rejected', detail: 'no such number' } : null,
});

test('a late delivery receipt does not undo a read', () => {
  expect(nextDelivery(at('read'), at('delivered')).status).toBe('read');
});
test('a rejection after the provider accepted still counts', () => {
  expect(nextDelivery(at('sent'), at('failed')).status).toBe('failed');
});
test('a rejection after the customer has it does not count', () => {
  expect(nextDelivery(at('delivered'), at('failed')).status).toBe('delivered');
});
test('a receipt settles a send nobody could confirm', () => {
  expect(nextDelivery(at('unconfirmed'), at('delivered')).status).toBe('delivered');
});
test('only a failed or unconfirmed send may be tried again', () => {
  expect((['queued', 'sending', 'sent', 'read'] as const).some((status) => canRetry(at(status)))).toBe(false);
  expect(canRetry(at('failed')) && canRetry(at('unconfirmed'))).toBe(true);
});
