import type { DeepLink } from '#shared/contract/ipc.ts';
import { deepLinkSchema } from '#shared/contract/ipc.ts';
import { findUrl } from '../security/find-url.ts';

export const deepLinkScheme = 'parley';

/**
 * `parley://conversation/<id>`, or undefined. Any web page can make the system open such a link, so it may only ever say
 * what to show, never what to do.
 */
export function parseDeepLink(text: string): DeepLink | undefined {
  const url = text.length > 500 ? undefined : findUrl(text);
  if (!url || url.protocol !== `${deepLinkScheme}:` || url.host !== 'conversation') return undefined;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
  // Windows appends a slash to links without one after the id.
  const conversationId = url.pathname.replace(/^\//, '').replace(/\/$/, '');
  const parsed = deepLinkSchema.safeParse({ kind: 'conversation', conversationId });
  return parsed.success ? parsed.data : undefined;
}

/** The link among a process's arguments, as Windows and Linux hand it over. */
export function findDeepLink(args: readonly string[]): DeepLink | undefined {
  for (const argument of args) {
    const link = parseDeepLink(argument);
    if (link) return link;
  }
  return undefined;
}
