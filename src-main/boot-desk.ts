import { join } from 'node:path';
import { type App, type BrowserWindow, session as electronSession, safeStorage } from 'electron';
import { readAppInfo } from './app-info/app-info.ts';
import { runSelfCheck } from './app-info/self-check.ts';
import type { DeepLinks } from './deep-links/deep-links.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createDeskTeller, registerIpc } from './ipc/register-ipc.ts';
import { createLabels } from './labels.ts';
import type { Log } from './log.ts';
import { createNotifications } from './notifications/notifications.ts';
import { cardPolicy } from './offer-card/card-wire.ts';
import { createOfferCardWindow } from './offer-card/offer-card.ts';
import { locateFiles } from './places.ts';
import { watchPower } from './power/power.ts';
import { deskUrl } from './security/app-origin.ts';
import { serveAppScheme } from './security/app-scheme.ts';
import { contentSecurityPolicy } from './security/content-security-policy.ts';
import { openOutside } from './security/navigation-guard.ts';
import { guardPermissions } from './security/permissions.ts';
import { openJsonFile } from './settings/json-file.ts';
import { openServerChoice } from './settings/server-choice.ts';
import { openSessionStore } from './settings/session-store.ts';
import { readSampleSignIn } from './settings/start-options.ts';
import { openVaultStore } from './settings/vault-store.ts';
import { createBadge } from './tray/badge.ts';
import { createTray } from './tray/tray.ts';
import { guardAgainstCrashes } from './windows/crash-guard.ts';
import { bringToFront, openDeskWindow } from './windows/desk-window.ts';
import { attachEditMenu, setApplicationMenu } from './windows/edit-menu.ts';
import { defaultWindowState, windowStateSchema } from './windows/window-state.ts';

/**
 * Everything after ready, top to bottom: what guards, the window, what is kept, then what the window is answered with. The window
 * comes that early because its page is a process that takes longer to start than all the rest here; nothing it asks is heard before
 * all of this is through.
 */
export function bootDesk(start: {
  app: App;
  env: NodeJS.ProcessEnv;
  profile: string;
  serverForThisRun: string | null;
  deepLinks: DeepLinks;
  log: Log;
}) {
  const { app, env, profile, serverForThisRun, deepLinks, log } = start;
  const files = locateFiles(app, env);
  let window: BrowserWindow | undefined;
  const desk = () => window;
  const focusDesk = () => bringToFront(window);
  const tellDesk = createDeskTeller(desk);
  log('starting', { version: app.getVersion(), electron: process.versions.electron ?? '', packaged: app.isPackaged });

  guardPermissions(electronSession.defaultSession);
  serveAppScheme({
    session: electronSession.defaultSession,
    deskFolder: files.desk,
    cardFolder: files.card,
    policyOf: (host) => (host === 'card' ? cardPolicy : contentSecurityPolicy(server.get())),
    log,
  });

  const stateFile = openJsonFile({
    path: join(profile, 'window.json'),
    schema: windowStateSchema,
    defaults: defaultWindowState,
    log,
  });
  const open = (): BrowserWindow => {
    window = openDeskWindow({ preloadFolder: files.preload, icon: files.icon, stateFile, log });
    return window;
  };
  const first = open();

  const server = openServerChoice({ path: join(profile, 'server.json'), serverForThisRun, log });
  const session = openSessionStore({ path: join(profile, 'session.json'), keychain: safeStorage, log });
  const vault = openVaultStore({ path: join(profile, 'vault.json'), keychain: safeStorage, log });

  const labels = createLabels();
  setApplicationMenu(app);

  const tray = createTray({
    app,
    icons: { calm: files.trayIcon, attention: files.trayAttentionIcon },
    labels,
    openDesk: focusDesk,
    log,
  });
  const badge = createBadge({ app, tray, overlayIcon: files.overlayIcon, desk });
  const notifications = createNotifications({
    icon: files.icon,
    onClick: (clicked) => {
      focusDesk();
      tellDesk('notification-clicked', clicked);
    },
    log,
  });
  const offerCard = createOfferCardWindow({
    preloadFolder: files.preload,
    desk,
    labels,
    onAction: (action) => {
      if (action.action !== 'decline') focusDesk();
      tellDesk('offer-action', action);
    },
    log,
  });
  const power = watchPower((event) => tellDesk('power', event));

  const handlers = createHandlers({
    info: () => readAppInfo(app, session.storage()),
    selfCheck: () =>
      runSelfCheck({
        serverUrl: server.get(),
        secretStorage: session.storage(),
        profileFolder: profile,
        hasTray: tray.isThere(),
        takesDeepLinks: deepLinks.isRegistered(),
        keptAside: [stateFile.keptAside(), server.keptAside(), session.keptAside(), vault.keptAside()].filter(
          (path) => path !== null,
        ),
      }),
    sampleSignIn: () => readSampleSignIn(env, server.get(), log),
    labels,
    server,
    session,
    vault,
    notifications,
    badge,
    offerCard,
    power,
    deepLinks,
    tellDesk,
    focusDesk,
    // By way of an empty page, so that the worker under the old policy ends before the new page starts its own.
    reloadDesk: () => {
      deepLinks.hold();
      const failed = (error: unknown) => log('the desk page did not load anew', { error: String(error) });
      window
        ?.loadURL('about:blank')
        .then(() => window?.loadURL(deskUrl))
        .catch(failed);
    },
    desk,
    openOutside: (url) => openOutside(url, log),
  });
  registerIpc({ desk, handlers, log });

  const equip = (shown: BrowserWindow) => {
    attachEditMenu(shown, labels);
    guardAgainstCrashes(shown, log);
    const tell = () => {
      if (shown.isDestroyed()) return;
      const visible = shown.isVisible() && !shown.isMinimized();
      if (visible) offerCard.hideAll();
      tellDesk('window-state', { focused: shown.isFocused(), visible });
    };
    for (const event of ['focus', 'blur', 'show', 'hide', 'minimize', 'restore'] as const) {
      // One overload per event name; the listener is the same.
      shown.on(event as 'focus', tell);
    }
    shown.on('focus', () => shown.flashFrame(false));
    shown.on('closed', () => {
      deepLinks.hold();
      offerCard.hideAll();
      window = undefined;
    });
  };
  equip(first);

  const comeBack = () => (window ? focusDesk() : equip(open()));
  app.on('second-instance', comeBack);
  app.on('activate', comeBack);
  app.on('open-url', comeBack);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => notifications.closeAll());
}
