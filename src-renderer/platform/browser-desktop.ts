import type { IpcPayload } from '#shared/contract/ipc.ts';
import type { IpcEventName } from '#shared/contract/ipc-names.ts';
import { createBrowserBadge } from './browser-badge.ts';
import { createBrowserNotifications } from './browser-notifications.ts';
import { watchBrowserPresence } from './browser-presence.ts';
import type { Desktop } from './desktop.ts';

/** Changing this key signs every browser agent out once. */
const sessionKey = 'parley.session';

/** Listeners by event; what a browser cannot notice simply never fires. */
function createBrowserEvents() {
  const listeners = new Map<IpcEventName, Set<(payload: never) => void>>();
  return {
    on<N extends IpcEventName>(event: N, listener: (payload: IpcPayload<N>) => void): () => void {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => set.delete(listener);
    },
    emit<N extends IpcEventName>(event: N, payload: IpcPayload<N>): void {
      // The map cannot express that a name's listeners take that name's payload; `on` above is the only writer.
      for (const listener of listeners.get(event) ?? []) (listener as (payload: IpcPayload<N>) => void)(payload);
    },
  };
}
export type BrowserEvents = ReturnType<typeof createBrowserEvents>;

/** The same door for a desk opened in a browser, with what a page may honestly do. */
export function createBrowserDesktop(page: Window & typeof globalThis): Desktop {
  const events = createBrowserEvents();
  const notifications = createBrowserNotifications(page, events);
  const badge = createBrowserBadge(page);
  const presence = watchBrowserPresence(page, events);
  return {
    kind: 'browser',
    canChooseServer: false,
    info: async () => ({
      version: 'browser',
      electron: '',
      chromium: /Chrome\/([\d.]+)/.exec(page.navigator.userAgent)?.[1] ?? '',
      platform: page.navigator.platform,
      packaged: false,
      secretStorage: 'browser-storage',
    }),
    selfCheck: async () => [
      notifications.permission() === 'granted'
        ? { name: 'notifications', state: 'good', detail: 'allowed' }
        : { name: 'notifications', state: 'limited', detail: `permission: ${notifications.permission()}` },
    ],
    startOptions: async () => ({ serverUrl: page.location.origin, signIn: null }),
    setLabels: async () => undefined,
    focusWindow: async () => page.focus(),
    requestAttention: async (on) => badge.setAttention(on),
    getServer: async () => page.location.origin,
    setServer: async () => ({ ok: false, reason: 'fixed' }),
    loadSession: async () => ({ token: page.localStorage.getItem(sessionKey), storage: 'browser-storage' }),
    saveSession: async (token) => {
      page.localStorage.setItem(sessionKey, token);
      return { storage: 'browser-storage' };
    },
    clearSession: async () => page.localStorage.removeItem(sessionKey),
    loadVault: async () => null,
    saveVault: async () => undefined,
    clearVault: async () => undefined,
    notificationPermission: notifications.permission,
    askToNotify: notifications.ask,
    notify: async (notification) => ({ shown: notifications.show(notification) }),
    closeNotification: async (id) => notifications.close(id),
    setBadge: async ({ count }) => badge.setCount(count),
    showOffer: async () => ({ shown: false }),
    hideOffer: async () => undefined,
    presence: async () => presence.read(),
    takeDeepLink: async () => null,
    openExternal: async (url) => {
      if (!/^(https:|mailto:|tel:)/i.test(url)) return { opened: false };
      page.open(url, '_blank', 'noopener,noreferrer');
      return { opened: true };
    },
    on: events.on,
  };
}
