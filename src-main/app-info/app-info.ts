import type { App } from 'electron';
import type { AppInfo, SecretStorage } from '#shared/contract/ipc.ts';

export function readAppInfo(app: App, secretStorage: SecretStorage): AppInfo {
  return {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    chromium: process.versions.chrome ?? '',
    platform: `${process.platform} ${process.arch}`,
    packaged: app.isPackaged,
    secretStorage,
  };
}
