import { expect, test } from 'vitest';
import { bareAddress, splitAddresses } from './address-list.ts';
import { findGaps } from './find-gaps.ts';

test('pasted addresses are cut at commas, semicolons and lines; what is none stays to be mended', () => {
  expect(splitAddresses('ana@example.com; Bor Kos <bor@example.com>,\nnobody')).toEqual({
    good: ['ana@example.com', 'Bor Kos <bor@example.com>'],
    bad: ['nobody'],
  });
});

test('an address is found inside a name', () => {
  expect(bareAddress('Bor Kos <bor@example.com>')).toBe('bor@example.com');
  expect(bareAddress('bor@example')).toBeNull();
  expect(bareAddress('bor@@example.com')).toBeNull();
});

test('every placeholder left in a text is found once', () => {
  expect(findGaps('Hi {{customer.firstName}}, {{ order.number | your order }} {{customer.firstName}} {{}}')).toEqual([
    '{{customer.firstName}}',
    '{{ order.number | your order }}',
  ]);
});
