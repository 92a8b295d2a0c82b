import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { IpcPayload } from '#shared/contract/ipc.ts';
import { type IpcEventName, ipcCallNames, ipcWireName } from '#shared/contract/ipc-names.ts';
import type { Log } from '../log.ts';
import { deskHost, isPageOf } from '../security/app-origin.ts';
import { answerCall, type IpcHandlers } from './answer-call.ts';

type WindowNow = () => BrowserWindow | undefined;

/** Every call of the contract gets its one listener; there is no other `ipcMain.handle` for the desk. */
export function registerIpc(options: { desk: WindowNow; handlers: IpcHandlers; log: Log }): void {
  const { desk, handlers, log } = options;
  for (const name of ipcCallNames) {
    ipcMain.handle(ipcWireName(name), (event, args: unknown) =>
      answerCall({ name, args, trusted: isFromWindow(event, desk(), deskHost), handlers, log }),
    );
  }
}

/** The window's own main frame, on a page of ours: not an iframe, not another window, not a page that went elsewhere. */
export function isFromWindow(event: IpcMainInvokeEvent, window: BrowserWindow | undefined, host: string): boolean {
  if (!window || window.isDestroyed() || event.sender !== window.webContents) return false;
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isPageOf(host, frame.url);
}

/** Facts for the desk; dropped when its window is gone, because a new page asks for everything anyway. */
export function createDeskTeller(desk: WindowNow) {
  return <N extends IpcEventName>(name: N, payload: IpcPayload<N>): void => {
    const window = desk();
    if (window && !window.isDestroyed()) window.webContents.send(ipcWireName(name), payload);
  };
}
export type TellDesk = ReturnType<typeof createDeskTeller>;
