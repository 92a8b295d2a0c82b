import type { DesktopBridge, IpcAnswer, IpcRefusalCode } from '#shared/contract/ipc.ts';
import type { Desktop } from './desktop.ts';

/** Main refused a call. It means a bug on our side, so it is thrown and not returned. */
class IpcRefusedError extends Error {
  readonly code: IpcRefusalCode;
  constructor(code: IpcRefusalCode, detail: string) {
    super(`The desktop refused: ${code} (${detail})`);
    this.name = 'IpcRefusedError';
    this.code = code;
  }
}

/** The preload ran before any page script and froze its bridge, so its presence is proof enough of its shape. */
export function findDesktopBridge(scope: typeof globalThis & { desktop?: DesktopBridge }): DesktopBridge | undefined {
  return scope.desktop;
}

async function unwrap<T>(answer: Promise<IpcAnswer<T>>): Promise<T> {
  const settled = await answer;
  if (!settled.ok) throw new IpcRefusedError(settled.code, settled.detail);
  return settled.value;
}

/** The desk's door in Electron: every call goes to main and comes back checked. */
export function createElectronDesktop({ calls, events }: DesktopBridge): Desktop {
  return {
    kind: 'electron',
    canChooseServer: true,
    info: () => unwrap(calls['app:info']()),
    selfCheck: () => unwrap(calls['app:self-check']()),
    startOptions: () => unwrap(calls['app:start-options']()),
    setLabels: (labels) => unwrap(calls['app:labels'](labels)),
    focusWindow: () => unwrap(calls['window:focus']()),
    requestAttention: (on) => unwrap(calls['window:attention']({ on })),
    getServer: async () => (await unwrap(calls['server:get']())).serverUrl,
    setServer: (address) => unwrap(calls['server:set']({ address })),
    loadSession: () => unwrap(calls['session:load']()),
    saveSession: (token) => unwrap(calls['session:save']({ token })),
    clearSession: () => unwrap(calls['session:clear']()),
    async loadVault() {
      const { storage, keys } = await unwrap(calls['vault:load']());
      return storage === 'keychain' ? keys : null;
    },
    saveVault: (name, key) => unwrap(calls['vault:save']({ name, key })),
    clearVault: (name) => unwrap(calls['vault:clear']({ name })),
    notificationPermission: () => 'granted',
    askToNotify: async () => 'granted',
    notify: (notification) => unwrap(calls['notification:show'](notification)),
    closeNotification: (id) => unwrap(calls['notification:close']({ id })),
    setBadge: (badge) => unwrap(calls['badge:set'](badge)),
    showOffer: (card) => unwrap(calls['offer:show'](card)),
    hideOffer: (offerId) => unwrap(calls['offer:hide']({ offerId })),
    presence: () => unwrap(calls['presence:get']()),
    takeDeepLink: async () => (await unwrap(calls['deep-link:take']())).link,
    openExternal: (url) => unwrap(calls['link:open-external']({ url })),
    on: (event, listener) => events[event](listener),
  };
}
