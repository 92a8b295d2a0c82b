import type {
  AppInfo,
  DeepLink,
  DesktopNotification,
  DesktopPresence,
  IpcPayload,
  Labels,
  OfferCard,
  SecretStorage,
  SelfCheck,
  ServerSetResult,
  StartOptions,
} from '#shared/contract/ipc.ts';
import type { IpcEventName } from '#shared/contract/ipc-names.ts';
import { createBrowserDesktop } from './browser-desktop.ts';
import { createElectronDesktop, findDesktopBridge } from './electron-desktop.ts';

/**
 * What the desk may ask of the computer it runs on. The same calls work in Electron and in a browser; where a browser
 * cannot do a thing, the answer says so (`shown: false`, `null`) and nothing pretends.
 */
export interface Desktop {
  readonly kind: 'electron' | 'browser';
  /** Whether the agent may choose the server; a browser page belongs to the server it came from. */
  readonly canChooseServer: boolean;
  info(): Promise<AppInfo>;
  selfCheck(): Promise<SelfCheck[]>;
  startOptions(): Promise<StartOptions>;
  /** Words for tray and offer card, in the agent's language; call again when the language changes. */
  setLabels(labels: Labels): Promise<void>;
  focusWindow(): Promise<void>;
  requestAttention(on: boolean): Promise<void>;
  getServer(): Promise<string | null>;
  /** On success the page is loaded anew: nothing after the call can be relied on. Signs out of a different server. */
  setServer(address: string): Promise<ServerSetResult>;
  loadSession(): Promise<{ token: string | null; storage: SecretStorage }>;
  saveSession(token: string): Promise<{ storage: SecretStorage }>;
  clearSession(): Promise<void>;
  /** The keys of the local data in the operating system's keychain; null where there is none. */
  loadVault(): Promise<Readonly<Record<string, string>> | null>;
  saveVault(name: string, key: string): Promise<void>;
  clearVault(name: string): Promise<void>;
  notificationPermission(): 'granted' | 'denied' | 'ask';
  /** Browsers allow this only from a click or a key press. */
  askToNotify(): Promise<'granted' | 'denied' | 'ask'>;
  notify(notification: DesktopNotification): Promise<{ shown: boolean }>;
  closeNotification(id: string): Promise<void>;
  setBadge(badge: { count: number; tooltip: string }): Promise<void>;
  /** The small always-on-top card; shown only while the main window cannot be seen, and never in a browser. */
  showOffer(card: OfferCard): Promise<{ shown: boolean }>;
  hideOffer(offerId: string): Promise<void>;
  presence(): Promise<DesktopPresence>;
  takeDeepLink(): Promise<DeepLink | null>;
  openExternal(url: string): Promise<{ opened: boolean }>;
  /** Listens until the returned function is called. */
  on<N extends IpcEventName>(event: N, listener: (payload: IpcPayload<N>) => void): () => void;
}

const bridge = findDesktopBridge(globalThis);

/** The renderer's one door to the computer. */
export const desktop: Desktop = bridge ? createElectronDesktop(bridge) : createBrowserDesktop(window);
