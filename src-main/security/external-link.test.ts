import { expect, test } from 'vitest';
import { parseExternalLink } from './external-link.ts';

test.each([
  ['https://example.com/track?id=1 2', 'https://example.com/track?id=1%202'],
  ['http://example.com', 'http://example.com/'],
  ['mailto:ana@example.com', 'mailto:ana@example.com'],
  ['tel:+38640555019', 'tel:+38640555019'],
])('%s is opened by the system', (text, href) => {
  expect(parseExternalLink(text)).toBe(href);
});

test.each([
  'file:///etc/passwd',
  'smb://host/share',
  'javascript:alert(1)',
  'data:text/html,x',
  'ms-settings:privacy',
  'parley://conversation/1',
  'https://bank.example@evil.example/',
  'not a link',
  '',
])('"%s" stays closed', (text) => {
  expect(parseExternalLink(text)).toBeUndefined();
});
