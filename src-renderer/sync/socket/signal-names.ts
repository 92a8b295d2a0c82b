import type { SocketSignalName } from '#shared/contract/socket.ts';

export const signalNames = [
  'presence:view',
  'presence:idle',
  'work:doing',
  'supervision:watch',
] as const satisfies readonly SocketSignalName[];
