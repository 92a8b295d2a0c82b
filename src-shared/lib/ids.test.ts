import { expect, test } from 'vitest';
import { idSchema, newId, uuidV7 } from './ids.ts';

test('an id is a valid UUID of version 7 and of the RFC variant', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids sort by the time they were made', () => {
  const bytes = new Uint8Array(10).fill(255);
  expect(uuidV7(1_000, bytes) < uuidV7(1_001, new Uint8Array(10))).toBe(true);
});

test('an id with a slash is refused', () => {
  expect(idSchema.safeParse('../etc').success).toBe(false);
});
