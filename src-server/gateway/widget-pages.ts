import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#shared/lib/ids.ts';
import type { Logger } from '../platform/log.ts';
import { sampleShopPage, sampleShopStyleHash } from './sample-shop.ts';
import { type VisitorDoors, visitorFiles } from './visitor-files.ts';

export interface WidgetPagesOptions extends VisitorDoors {
  /** The folder `vite.widget.config.ts` builds into. */
  widgetDir: string;
  log: Logger;
}

/** Everything web chat serves over HTTP: the script, a page to try it on, visitors' files. Register with these options. */
export const widgetPages: FastifyPluginAsync<WidgetPagesOptions> = async (app, options) => {
  const loadScript = createScriptLoader(join(options.widgetDir, 'widget.js'));
  await app.register(visitorFiles, { connectorOf: options.connectorOf });

  app.get('/widget.js', async (request, reply) => {
    const script = await loadScript();
    reply
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('x-content-type-options', 'nosniff');
    if (!script) {
      options.log.error('the widget was asked for, but it is not built: run the build');
      return reply.code(404).type('text/plain').send('The widget is not built.');
    }
    // Shops embed this one address for years: a minute of caching, then a question that is usually answered with 304.
    reply.header('etag', script.etag).header('cache-control', 'public, max-age=60, stale-while-revalidate=86400');
    if (request.headers['if-none-match'] === script.etag) return reply.code(304).send();
    reply.type('text/javascript; charset=utf-8').header('vary', 'Accept-Encoding');
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = encodings.find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    return encoding ? reply.header('content-encoding', encoding).send(script[encoding]) : reply.send(script.bytes);
  });

  app.get('/chat/:inboxId', async (request, reply) => {
    const { inboxId } = z.object({ inboxId: z.string() }).parse(request.params);
    const door = idSchema.safeParse(inboxId).success ? options.connectorOf(inboxId)?.visitorDoor : undefined;
    if (!door) return reply.code(404).type('text/plain').send('There is no such web chat.');
    const ancestors = ["'self'", ...door.allowedOrigins].join(' ');
    return reply
      .header('cache-control', 'no-cache')
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'strict-origin-when-cross-origin')
      .header(
        'content-security-policy',
        [
          "default-src 'none'",
          "script-src 'self'",
          `style-src '${sampleShopStyleHash}'`,
          "connect-src 'self'",
          "img-src 'self' data: blob:",
          "base-uri 'none'",
          "form-action 'none'",
          `frame-ancestors ${ancestors}`,
        ].join('; '),
      )
      .type('text/html; charset=utf-8')
      .send(sampleShopPage(inboxId));
  });
};

/** Smallest first. */
const encodings = ['br', 'gzip'] as const;
const compressBr = promisify<Buffer, Buffer>(brotliCompress);
const compressGzip = promisify<Buffer, Buffer>(gzip);

/** Reads and compresses the built script once and again when the file was replaced, so that a rebuild needs no restart. */
function createScriptLoader(path: string) {
  let loaded: { mtimeMs: number; bytes: Buffer; br: Buffer; gzip: Buffer; etag: string } | null = null;
  return async () => {
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: null }));
    if (mtimeMs === null) return null;
    if (loaded?.mtimeMs !== mtimeMs) {
      const bytes = await readFile(path);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
      loaded = { mtimeMs, bytes, br: await compressBr(bytes), gzip: await compressGzip(bytes), etag };
    }
    return loaded;
  };
}
