/**
 * The policy sent with every page and script of the desk. The page may talk to one server and to nobody else, so that a
 * script smuggled in by a mail has nowhere to send what it reads.
 * @param serverUrl the configured server's origin, or null before one is chosen
 */
export function contentSecurityPolicy(serverUrl: string | null): string {
  const server = serverUrl === null ? [] : [serverUrl];
  const sockets = server.map((origin) => origin.replace(/^http/, 'ws'));
  const directives: Record<string, string[]> = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    // Mails bring styles of their own, and their sandboxed frames inherit this policy.
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'", 'data:'],
    // https: for a mail's remote images once the agent asks; until then the frame's own policy is narrower.
    'img-src': ["'self'", 'data:', 'blob:', 'https:', ...server],
    'media-src': ["'self'", 'blob:', ...server],
    'connect-src': ["'self'", 'blob:', ...server, ...sockets],
    'frame-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
