import { expect, test } from 'vitest';
import { isTypeAllowed, safeFileName, sniffMimeType } from './sniff.ts';

test.each([
  ['a page', '<!doctype html><script>alert(1)</script>', 'text/plain'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'text/plain'],
  ['a PDF', '%PDF-1.7', 'application/pdf'],
  ['an animated GIF', 'GIF89a', 'image/gif'],
])('%s is known by what it contains, never by its name', (_name, content, type) => {
  expect(sniffMimeType(Buffer.from(content))).toBe(type);
});

test('bytes that are no text are not taken for text', () => {
  expect(sniffMimeType(Buffer.from([0, 1, 2, 3]))).toBeNull();
  expect(sniffMimeType(Buffer.from([0xff, 0xfe, 0x41, 0x00]))).toBeNull();
});

test('a text cut inside a letter is still text', () => {
  const sample = Buffer.concat([Buffer.from('a'.repeat(4_095)), Buffer.from('ž')]);
  expect(sniffMimeType(sample)).toBe('text/plain');
});

test.each([
  ['invoice.html', 'text/plain', 'invoice.html.txt'],
  ['photo.exe', 'image/png', 'photo.exe.png'],
  ['photo.JPG', 'image/jpeg', 'photo.JPG'],
  ['../../etc/passwd', 'text/plain', '_.._etc_passwd.txt'],
  ['x\u202Egnp.exe', 'image/png', 'x_gnp.exe.png'],
  ['', 'application/pdf', 'file.pdf'],
  ['račun št. 7.pdf', 'application/pdf', 'račun št. 7.pdf'],
])('the name %j of a %s becomes %j', (name, type, safe) => {
  expect(safeFileName(name, type)).toBe(safe);
});

test('a manifest may allow a whole family of types', () => {
  expect(isTypeAllowed(['image/*'], 'image/webp')).toBe(true);
  expect(isTypeAllowed(['image/*'], 'imagery/webp')).toBe(false);
});
