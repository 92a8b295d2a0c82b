import { contextBridge, ipcRenderer } from 'electron';
import { ipcCallNames, ipcEventNames, ipcWireName } from '#shared/contract/ipc-names.ts';
import { collectAtRest } from './collect-at-rest.ts';

/**
 * Puts exactly the contract on `window.desktop`: one function per call, one per event, nothing generic that could be made
 * to name another channel. Arguments are checked in main, where a page cannot reach the check.
 */
const calls = Object.fromEntries(
  ipcCallNames.map((name) => [name, (args?: unknown) => ipcRenderer.invoke(ipcWireName(name), args)]),
);

const events = Object.fromEntries(
  ipcEventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      // Electron's event object would hand the page its `sender`; only the payload crosses.
      const forward = (_event: unknown, payload: unknown) => listener(payload);
      ipcRenderer.on(ipcWireName(name), forward);
      return () => {
        ipcRenderer.off(ipcWireName(name), forward);
      };
    },
  ]),
);

contextBridge.exposeInMainWorld('desktop', { calls, events });

collectAtRest(window, {
  heldKb: () => process.getHeapStatistics().totalHeapSize + process.getBlinkMemoryInfo().total,
  collect: globalThis.gc,
});
