import { type App, type BrowserWindow, nativeImage } from 'electron';
import type { DeskTray } from './tray.ts';

export type Badge = ReturnType<typeof createBadge>;

/** Waiting work on dock or launcher (a number), on the Windows taskbar (a dot) and on the tray (dot and hover text). */
export function createBadge(options: {
  app: App;
  tray: DeskTray;
  overlayIcon: string;
  desk: () => BrowserWindow | undefined;
}) {
  const { app, tray, overlayIcon, desk } = options;
  return {
    set({ count, tooltip }: { count: number; tooltip: string }): void {
      app.setBadgeCount(count);
      tray.draw({ attention: count > 0, tooltip });
      if (process.platform === 'win32') {
        desk()?.setOverlayIcon(count > 0 ? nativeImage.createFromPath(overlayIcon) : null, tooltip);
      }
    },
  };
}
