import type { SocketPushName } from '#shared/contract/socket.ts';

/**
 * Pushes that change no row: the engine hands them to every window as they come, and keeps nothing. Windows hear them with `onPush`,
 * hidden ones too.
 */
export const relayedPushes = [
  'presence:away-soon',
  'promise:alert',
  'floor:figures',
  'floor:agents',
  'floor:alert',
  'supervision:live',
  'practice:changed',
] as const satisfies readonly SocketPushName[];
export type RelayedPushName = (typeof relayedPushes)[number];
