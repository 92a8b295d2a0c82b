import type { App } from 'electron';
import type { DeepLink } from '#shared/contract/ipc.ts';
import { deepLinkScheme, findDeepLink, parseDeepLink } from './parse-deep-link.ts';

/**
 * Links from outside. The one that started Parley waits until the desk asks for it; later ones are told at once.
 * Must be created before ready, because macOS hands over the first link before it.
 */
export function receiveDeepLinks(app: App, args: readonly string[]) {
  let waiting = findDeepLink(args) ?? null;
  let tell: ((link: DeepLink) => void) | undefined;
  const receive = (link: DeepLink | undefined) => {
    if (!link) return;
    if (tell) tell(link);
    else waiting = link;
  };

  // A development build would otherwise take the links of the installed Parley.
  if (app.isPackaged) app.setAsDefaultProtocolClient(deepLinkScheme);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    receive(parseDeepLink(url));
  });
  app.on('second-instance', (_event, argv) => receive(findDeepLink(argv)));

  return {
    /** The desk is ready for links as of this call; gives the one that waited. */
    take(onLink: (link: DeepLink) => void): DeepLink | null {
      tell = onLink;
      const link = waiting;
      waiting = null;
      return link;
    },
    /** The page is going away: links wait again. */
    hold(): void {
      tell = undefined;
    },
    isRegistered: (): boolean => app.isDefaultProtocolClient(deepLinkScheme),
  };
}
export type DeepLinks = ReturnType<typeof receiveDeepLinks>;
