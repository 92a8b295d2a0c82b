import { describe, expect, test } from 'vitest';
import { isDiallable, type NumberHint, phoneAddress } from './phone-address.ts';

const own = '+38640555000';

describe('one number is one customer, however it is written', () => {
  test.each<[string, NumberHint, string]>([
    ['+38640555019', 'unknown', '+38640555019'],
    ['38640555019', 'international', '+38640555019'],
    ['0038640555019', 'unknown', '+38640555019'],
    ['38640555019', 'unknown', '+38640555019'],
    ['040555019', 'national', '+38640555019'],
    ['040 555 019', 'unknown', '+38640555019'],
    ['+1 (415) 555-2671', 'unknown', '+14155552671'],
  ])('%s, %s', (raw, hint, value) => {
    expect(phoneAddress(raw, own, hint)).toMatchObject({ kind: 'phone', value });
  });

  test('the label is the way people write it', () => {
    expect(phoneAddress('38640555019', own, 'international').label).toBe('+386 40 555 019');
  });
});

describe('what is no phone number stays as it is', () => {
  test.each<[string, NumberHint]>([
    ['12345', 'unknown'],
    ['12345', 'national'],
    ['PostaSLO', 'alphanumeric'],
    ['PostaSLO', 'unknown'],
    ['1234567', 'alphanumeric'],
    ['+999', 'unknown'],
    ['', 'unknown'],
  ])('%s, %s', (raw, hint) => {
    expect(phoneAddress(raw, own, hint)).toMatchObject({ value: raw, label: raw });
  });

  test('a name cannot be answered, a short code can', () => {
    expect(isDiallable('PostaSLO')).toBe(false);
    expect(isDiallable('12345')).toBe(true);
    expect(isDiallable('+38640555019')).toBe(true);
  });
});
