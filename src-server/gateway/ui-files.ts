import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync } from 'fastify';

/** The desk for browsers: the same build that the desktop loads. Without a build the page says what to run. */
export const uiFiles: FastifyPluginAsync<{ folder: string }> = async (app, { folder }) => {
  const policy = [
    "default-src 'self'",
    // React Aria and the editor set styles from script.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

  if (!existsSync(folder)) {
    app.get('/', async (_, reply) =>
      reply.code(503).type('text/plain').send('The desk is not built yet. Run: npm run build'),
    );
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    setHeaders(response, path) {
      response.header('content-security-policy', policy);
      response.header('x-content-type-options', 'nosniff');
      response.header('referrer-policy', 'no-referrer');
      // Built files carry their hash in their name; the page that names them does not.
      response.header('cache-control', path.includes('assets') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
};
