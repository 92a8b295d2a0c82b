import { expect, test } from 'vitest';
import { escapeBeyondLatin } from './in-one-byte.ts';

const padding = `/*${'-'.repeat(3_000)}*/`;
const meaningOf = (code: string): unknown => new Function(`return ${code}`)();

test.each([
  "'a … b'",
  "'\\\\… \\\\\\…'",
  "'\\…'",
  '`a–2`',
  "'😀'",
  "'\\u2026…'",
  "/[–—]/.test('—')",
  "/^\\–$/.test('–')",
  "/^[😀]$/u.test('😀')",
  '({ š: 1 }).š',
])('%s means the same in one byte a letter', (code) => {
  const escaped = escapeBeyondLatin(code + padding);
  expect(escaped).not.toMatch(/[^\0-\xff]/);
  expect(meaningOf(escaped)).toEqual(meaningOf(code));
});

test('texts of another alphabet stay as they are: escaped they would be three times as long', () => {
  const text = "'Розмови'";
  expect(escapeBeyondLatin(text)).toBe(text);
});
