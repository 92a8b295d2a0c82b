import type { SocketSignalName } from '#shared/contract/socket.ts';

/** What a window may signal. `floor:watch` is the engine's: it says for all windows together what they look at. */
export const signalNames = [
  'presence:view',
  'presence:idle',
  'work:doing',
  'supervision:watch',
] as const satisfies readonly SocketSignalName[];
export type DeskSignalName = (typeof signalNames)[number];
