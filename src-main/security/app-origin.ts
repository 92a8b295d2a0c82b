import { findUrl } from './find-url.ts';

/** Standard and secure, so IndexedDB, workers and WebCrypto work. Changing it would orphan every desk's local database. */
export const appScheme = 'app';
export const deskHost = 'parley';
/** The offer card lives on another host of the scheme, so it shares no storage with the desk. */
export const cardHost = 'card';
export const deskUrl = `${appScheme}://${deskHost}/`;
export const cardUrl = `${appScheme}://${cardHost}/`;

/** Whether a frame at this address is ours. Node gives custom schemes no origin, so scheme and host are compared. */
export function isPageOf(host: string, address: string): boolean {
  const url = findUrl(address);
  return url?.protocol === `${appScheme}:` && url.host === host && url.username === '' && url.password === '';
}

export const isAppPage = (address: string): boolean => isPageOf(deskHost, address) || isPageOf(cardHost, address);
