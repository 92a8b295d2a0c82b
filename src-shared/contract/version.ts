/**
 * Version of everything that crosses the socket. A desktop older than `oldestSupported` is told to update; the fingerprint test
 * fails whenever the wire schema changes without a new line here.
 * History: 1 first version.
 */
export const protocolVersion = 1;
export const oldestSupportedProtocol = 1;
