import { z } from 'zod';
import { idSchema as id } from '../lib/ids.ts';
import type { IpcCallName, IpcEventName } from './ipc-names.ts';

/**
 * Everything the renderer may ask of the desktop, and everything the desktop may tell the renderer.
 * Main parses the arguments of every call and the page that sent it; a name without a handler does not compile.
 */

/** One line of text shown by the operating system; longer ones are cut by it in ugly places. */
const line = z.string().max(300);

/**
 * Where the session token is kept. `keychain`: encrypted by the operating system. `memory-only`: this computer offers no
 * keychain, so the token is forgotten when Parley closes. `browser-storage`: the desk runs in a browser.
 */
const secretStorageSchema = z.enum(['keychain', 'memory-only', 'browser-storage']);
export type SecretStorage = z.output<typeof secretStorageSchema>;

const appInfoSchema = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.string(),
  packaged: z.boolean(),
  secretStorage: secretStorageSchema,
});
export type AppInfo = z.output<typeof appInfoSchema>;

/** One line of the self-check an agent can run and send to whoever helps them. `detail` is technical English. */
const selfCheckSchema = z.object({
  name: z.enum([
    'server-reachable',
    'keychain',
    'notifications',
    'deep-links',
    'tray',
    'profile-writable',
    'settings-readable',
  ]),
  state: z.enum(['good', 'limited', 'broken']),
  detail: z.string(),
});
export type SelfCheck = z.output<typeof selfCheckSchema>;

const startOptionsSchema = z.object({
  /** Origin of the server to talk to, or null when nobody has chosen one on this computer. */
  serverUrl: z.string().nullable(),
  /** Sample workspace only: signs in by the ordinary call when no session is kept. */
  signIn: z.object({ email: z.string(), password: z.string() }).nullable(),
});
export type StartOptions = z.output<typeof startOptionsSchema>;

/** Main has no translations of its own: the renderer hands over the words for tray, card and edit menu, and again on a change. */
const labelsSchema = z.object({
  open: line,
  quit: line,
  accept: line,
  decline: line,
  cut: line,
  copy: line,
  paste: line,
  selectAll: line,
});
export type Labels = z.output<typeof labelsSchema>;

/**
 * `insecure`: http is accepted for this computer only; everything else must be https.
 * `fixed`: a desk opened in a browser belongs to the server that served it.
 */
const serverSetResultSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), serverUrl: z.string() }),
  z.object({ ok: z.literal(false), reason: z.enum(['not-an-address', 'insecure', 'fixed']) }),
]);
export type ServerSetResult = z.output<typeof serverSetResultSchema>;

const desktopNotificationSchema = z.object({
  /** A second notification with the same id replaces the first. */
  id,
  kind: z.enum(['message', 'offer']),
  title: line,
  body: line,
  conversationId: id.nullable(),
  /** The desk plays its own sounds; true keeps the system's from doubling them. */
  silent: z.boolean(),
});
export type DesktopNotification = z.output<typeof desktopNotificationSchema>;

const offerCardSchema = z.object({
  offerId: id,
  conversationId: id,
  customer: line,
  /** Shown as text beside the name, for example "Gold"; null for customers without a tier. */
  tier: line.nullable(),
  channel: line,
  /** Why they wrote: subject or first words. */
  preview: line,
  /** Epoch ms; the ring on the card runs from `offeredAt` to `expiresAt`. */
  offeredAt: z.number().int(),
  expiresAt: z.number().int(),
  theme: z.enum(['light', 'dark']),
  /** BCP 47, so that screen readers pronounce the card rightly. */
  language: z.string().min(2).max(35),
});
export type OfferCard = z.output<typeof offerCardSchema>;

/** `onBattery` and `locked` are null where the platform cannot tell. */
const presenceSchema = z.object({
  idleSeconds: z.number().nonnegative(),
  locked: z.boolean().nullable(),
  onBattery: z.boolean().nullable(),
});
export type DesktopPresence = z.output<typeof presenceSchema>;

export const deepLinkSchema = z.object({ kind: z.literal('conversation'), conversationId: id });
export type DeepLink = z.output<typeof deepLinkSchema>;

const powerEventSchema = z.object({
  state: z.enum(['suspend', 'resume', 'lock', 'unlock']),
  /** Epoch ms. */
  at: z.number().int(),
});
export type PowerEvent = z.output<typeof powerEventSchema>;

const notificationClickedSchema = z.object({ id, conversationId: id.nullable() });
export type NotificationClicked = z.output<typeof notificationClickedSchema>;

/** `open`: the agent clicked the card itself; the window is in front now and the desk should show the offer. */
const offerActionSchema = z.object({ offerId: id, action: z.enum(['accept', 'decline', 'open']) });
export type OfferAction = z.output<typeof offerActionSchema>;

const windowStateSchema = z.object({ focused: z.boolean(), visible: z.boolean() });

/** Which desk a kept key belongs to: server and user, as the local database is named. */
const vaultName = z.string().min(1).max(300);

const call = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) => ({ args, result });
const nothing = z.undefined();

export const ipcContract = {
  'app:info': call(nothing, appInfoSchema),
  'app:self-check': call(nothing, z.array(selfCheckSchema)),
  'app:start-options': call(nothing, startOptionsSchema),
  'app:labels': call(labelsSchema, nothing),
  /** Brings the window to the front, out of the tray or the taskbar. */
  'window:focus': call(nothing, nothing),
  /** Flashes the taskbar button or bounces the dock until the window is looked at. */
  'window:attention': call(z.object({ on: z.boolean() }), nothing),
  'server:get': call(nothing, z.object({ serverUrl: z.string().nullable() })),
  /** Keeps the address and loads the page anew, because the page's CSP names the one server it may talk to. */
  'server:set': call(z.object({ address: z.string().max(2000) }), serverSetResultSchema),
  'session:load': call(nothing, z.object({ token: z.string().nullable(), storage: secretStorageSchema })),
  'session:save': call(z.object({ token: z.string().min(1).max(8192) }), z.object({ storage: secretStorageSchema })),
  'session:clear': call(nothing, nothing),
  /**
   * The keys of this computer's local data, sealed by the operating system. `storage` other than `keychain`: nothing is kept here,
   * and the desk says so.
   */
  'vault:load': call(nothing, z.object({ storage: secretStorageSchema, keys: z.record(vaultName, z.string()) })),
  'vault:save': call(z.object({ name: vaultName, key: z.string().min(1).max(2000) }), nothing),
  /** The data sealed under the key can never be read again. */
  'vault:clear': call(z.object({ name: vaultName }), nothing),
  'notification:show': call(desktopNotificationSchema, z.object({ shown: z.boolean() })),
  'notification:close': call(z.object({ id }), nothing),
  /** Taskbar, dock and tray; `tooltip` is the tray's hover text. 0 removes the badge. */
  'badge:set': call(z.object({ count: z.number().int().min(0).max(9999), tooltip: line }), nothing),
  /** Raises the small always-on-top card, but only while the main window cannot be seen; `shown` tells. */
  'offer:show': call(offerCardSchema, z.object({ shown: z.boolean() })),
  'offer:hide': call(z.object({ offerId: id }), nothing),
  /** What the computer knows about the agent's presence at this moment. */
  'presence:get': call(nothing, presenceSchema),
  /** The link Parley was started with, once; later ones arrive as `deep-link` events. */
  'deep-link:take': call(nothing, z.object({ link: deepLinkSchema.nullable() })),
  /** https, mailto and tel only; anything else answers `opened: false`. */
  'link:open-external': call(z.object({ url: z.string().max(8000) }), z.object({ opened: z.boolean() })),
} satisfies Record<IpcCallName, { args: z.ZodType; result: z.ZodType }>;

const ipcEvents = {
  'deep-link': deepLinkSchema,
  power: powerEventSchema,
  'notification-clicked': notificationClickedSchema,
  'offer-action': offerActionSchema,
  'window-state': windowStateSchema,
} satisfies Record<IpcEventName, z.ZodType>;

export type IpcArgs<N extends IpcCallName> = z.output<(typeof ipcContract)[N]['args']>;
export type IpcResult<N extends IpcCallName> = z.output<(typeof ipcContract)[N]['result']>;
export type IpcPayload<N extends IpcEventName> = z.output<(typeof ipcEvents)[N]>;

/** Why main refused a call. All three are bugs or attacks, never something an agent can cause. */
export type IpcRefusalCode = 'bad-args' | 'unknown-sender' | 'failed';
export type IpcAnswer<T> = { ok: true; value: T } | { ok: false; code: IpcRefusalCode; detail: string };

/** Exactly what the preload puts on `window.desktop`; anything not named here is not there. */
export interface DesktopBridge {
  readonly calls: { readonly [N in IpcCallName]: (args?: IpcArgs<N>) => Promise<IpcAnswer<IpcResult<N>>> };
  /** Each takes a listener and gives back the function that ends it. */
  readonly events: { readonly [N in IpcEventName]: (listener: (payload: IpcPayload<N>) => void) => () => void };
}
