/**
 * The names alone, without zod: the preload runs before first paint in every window and needs nothing else.
 * `ipc.ts` does not compile when the two lists differ.
 */
export const ipcCallNames = [
  'app:info',
  'app:self-check',
  'app:start-options',
  'app:labels',
  'window:focus',
  'window:attention',
  'server:get',
  'server:set',
  'session:load',
  'session:save',
  'session:clear',
  'vault:load',
  'vault:save',
  'vault:clear',
  'notification:show',
  'notification:close',
  'badge:set',
  'offer:show',
  'offer:hide',
  'presence:get',
  'deep-link:take',
  'link:open-external',
] as const;
export type IpcCallName = (typeof ipcCallNames)[number];

export const ipcEventNames = ['deep-link', 'power', 'notification-clicked', 'offer-action', 'window-state'] as const;
export type IpcEventName = (typeof ipcEventNames)[number];

/** The channel name on the wire; prefixed so that nothing else in Electron can collide. */
export const ipcWireName = (name: IpcCallName | IpcEventName): string => `parley:${name}`;
