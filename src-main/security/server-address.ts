import type { ServerSetResult } from '#shared/contract/ipc.ts';
import { findUrl } from './find-url.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * What an agent types into "server", as an origin. A bare name means https; http only for this computer, because a page
 * on a secure scheme may not talk to another host in the clear, and tokens must not either.
 */
export function parseServerAddress(text: string): ServerSetResult {
  const typed = text.trim();
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(typed);
  const host = typed.split(/[/:]/, 1)[0] ?? '';
  const url = findUrl(hasScheme ? typed : `${loopback.test(host) ? 'http' : 'https'}://${typed}`);
  if (!url || url.hostname === '' || !['http:', 'https:'].includes(url.protocol))
    return { ok: false, reason: 'not-an-address' };
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'not-an-address' };
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return { ok: false, reason: 'insecure' };
  return { ok: true, serverUrl: url.origin };
}
