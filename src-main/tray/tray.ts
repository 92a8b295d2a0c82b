import { type App, Menu, nativeImage, Tray } from 'electron';
import type { Labels } from '../labels.ts';
import type { Log } from '../log.ts';

export interface DeskTray {
  draw(state: { attention: boolean; tooltip: string }): void;
  isThere(): boolean;
}

/** The icon beside the clock. Some Linux desktops have no such place; the desk works without it. */
export function createTray(options: {
  app: App;
  icons: { calm: string; attention: string };
  labels: Labels;
  openDesk: () => void;
  log: Log;
}): DeskTray {
  const { app, icons, labels, openDesk, log } = options;
  let tray: Tray | undefined;
  try {
    tray = new Tray(nativeImage.createFromPath(icons.calm));
  } catch (error) {
    log('no tray on this desktop', { error: String(error) });
    return { draw: () => undefined, isThere: () => false };
  }
  const shown = tray;
  const drawMenu = () =>
    shown.setContextMenu(
      Menu.buildFromTemplate([
        { label: labels.get().open, click: openDesk },
        { type: 'separator' },
        { label: labels.get().quit, click: () => app.quit() },
      ]),
    );
  drawMenu();
  labels.onChange(drawMenu);
  shown.setToolTip('Parley');
  shown.on('click', openDesk);
  return {
    draw({ attention, tooltip }) {
      shown.setImage(nativeImage.createFromPath(attention ? icons.attention : icons.calm));
      shown.setToolTip(tooltip === '' ? 'Parley' : tooltip);
    },
    isThere: () => !shown.isDestroyed(),
  };
}
