import { afterEach, expect, test } from 'vitest';
import { holdsForCustomer, setCustomerHold, useStaleSetting } from './stale-setting.ts';

afterEach(() => setCustomerHold('offline'));

test('until somebody chooses, a customer’s new message holds only what was written without a connection', () => {
  expect(useStaleSetting.getState().customerHold).toBe('offline');
  expect([holdsForCustomer(true), holdsForCustomer(false)]).toEqual([true, false]);
});

test('whoever wants to be warned always or never is, and the choice is kept on this computer', () => {
  setCustomerHold('always');
  expect([holdsForCustomer(true), holdsForCustomer(false)]).toEqual([true, true]);
  expect(localStorage.getItem('parley.replies')).toBe('{"customerHold":"always"}');
  setCustomerHold('never');
  expect([holdsForCustomer(true), holdsForCustomer(false)]).toEqual([false, false]);
});
