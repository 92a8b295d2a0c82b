import { expect, test } from 'vitest';
import { isPermitted } from './permissions.ts';

test('the desk may notify, copy, and keep its database', () => {
  for (const permission of ['notifications', 'clipboard-sanitized-write', 'persistent-storage']) {
    expect(isPermitted(permission, 'app://parley/inbox')).toBe(true);
  }
});

test.each(['media', 'geolocation', 'display-capture', 'clipboard-read', 'openExternal', 'hid', 'usb', 'unknown'])(
  '%s is denied',
  (permission) => {
    expect(isPermitted(permission, 'app://parley/')).toBe(false);
  },
);

test('a page that is not the desk gets nothing', () => {
  expect(isPermitted('notifications', 'https://example.com/')).toBe(false);
  expect(isPermitted('notifications', 'app://card/')).toBe(false);
});
