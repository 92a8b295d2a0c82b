import { join, resolve } from 'node:path';
import type { App } from 'electron';

/** Where the built parts stand, beside this file's bundle. PARLEY_DESK serves another page and counts in development only. */
export function locateFiles(app: App, env: NodeJS.ProcessEnv) {
  const main = __dirname;
  const icons = join(main, 'icons');
  return {
    desk: !app.isPackaged && env.PARLEY_DESK ? resolve(env.PARLEY_DESK) : resolve(main, '..', 'renderer'),
    card: join(main, 'card'),
    preload: main,
    icon: join(icons, 'icon.png'),
    trayIcon: join(icons, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'),
    trayAttentionIcon: join(icons, process.platform === 'darwin' ? 'trayAttentionTemplate.png' : 'tray-attention.png'),
    overlayIcon: join(icons, 'overlay.png'),
  };
}
