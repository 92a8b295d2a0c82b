import { findUrl } from './find-url.ts';

const schemes = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * A link the operating system may open, written anew from its parsed form so that nothing unparsed reaches a shell; or
 * undefined. Customers send links: `file:`, `smb:`, app schemes and names with credentials in them stay closed.
 */
export function parseExternalLink(text: string): string | undefined {
  const url = findUrl(text);
  if (!url || !schemes.has(url.protocol)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return url.href;
}
