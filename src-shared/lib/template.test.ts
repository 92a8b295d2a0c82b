import { expect, test } from 'vitest';
import { fillTemplate } from './template.ts';

test('names are filled in', () => {
  expect(fillTemplate('Hi {{customer.firstName}}!', { 'customer.firstName': 'Maja' }).text).toBe('Hi Maja!');
});

test('a fallback stands in for a value nobody knows', () => {
  expect(fillTemplate('Hi {{ name | there }}', {}).text).toBe('Hi there');
});

test('a missing value stays visible and is reported, never sent as a hole', () => {
  expect(fillTemplate('Order {{order.number}}', {})).toEqual({
    text: 'Order {{order.number}}',
    missing: ['order.number'],
  });
});
