import type { SocketSignalName } from '#shared/contract/socket.ts';

export const signalNames = ['presence:view', 'presence:idle'] as const satisfies readonly SocketSignalName[];
