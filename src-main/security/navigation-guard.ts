import { type App, shell, type WebContents } from 'electron';
import type { Log } from '../log.ts';
import { isAppPage } from './app-origin.ts';
import { parseExternalLink } from './external-link.ts';

/**
 * Keeps every window on the app's own pages. A link to elsewhere is parsed and handed to the system's browser; the page
 * itself never leaves, and no second window is ever opened by a page.
 */
export function guardNavigation(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (isAppPage(url)) return;
      event.preventDefault();
      openOutside(url, log);
    });
    contents.on('will-redirect', (event, url) => {
      if (!isAppPage(url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      // A mail's frame shows what the desk wrote into it and nothing else; the main frame is handled above.
      if (!event.isMainFrame && !isAppPage(event.url) && !/^(about:srcdoc$|blob:)/.test(event.url))
        event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    refuseWindows(contents, log);
  });
}

function refuseWindows(contents: WebContents, log: Log): void {
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, log);
    return { action: 'deny' };
  });
}

/** Answers whether the link was one that may leave the app. */
export function openOutside(url: string, log: Log): boolean {
  const link = parseExternalLink(url);
  if (link === undefined) {
    log('refused to open a link', { scheme: url.split(':', 1)[0] ?? '' });
    return false;
  }
  shell.openExternal(link).catch((error: unknown) => log('the system could not open a link', { error: String(error) }));
  return true;
}
