import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import type { Log } from '../log.ts';
import { appScheme, cardHost, deskHost } from './app-origin.ts';
import { contentTypeOf, findAssetPath } from './asset-path.ts';

/** Must run before the app is ready: Chromium fixes the privileges of schemes when it starts. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/**
 * Serves the built desk and the offer card.
 * @param policyOf asked for every answer, because the configured server may change while the app runs
 */
export function serveAppScheme(options: {
  session: Session;
  deskFolder: string;
  cardFolder: string;
  policyOf: (host: 'desk' | 'card') => string;
  log: Log;
}): void {
  const { session, deskFolder, cardFolder, policyOf, log } = options;
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only reading is possible here.');
    const url = new URL(request.url);
    const host = url.host === deskHost ? 'desk' : url.host === cardHost ? 'card' : undefined;
    if (!host) return refuse(404, 'There is no such page in Parley.');
    const path = findAssetPath(host === 'desk' ? deskFolder : cardFolder, url.pathname);
    if (!path) {
      log('refused a path', { host });
      return refuse(403, 'This path leads out of the app.');
    }
    try {
      const bytes = new Uint8Array(await readFile(path));
      return new Response(bytes, { headers: headersFor(path, policyOf(host)) });
    } catch {
      return refuse(
        404,
        path.endsWith('index.html') ? 'The desk is not built yet: run "npm run build".' : 'No such file.',
      );
    }
  });
}

function headersFor(path: string, policy: string): Record<string, string> {
  return {
    'content-type': contentTypeOf(path),
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // No cross-origin-opener-policy: no page can open or be opened here, and Chromium would start a second process for it.
    'cache-control': 'no-cache',
  };
}

function refuse(status: number, sentence: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': "default-src 'none'" };
  return new Response(sentence, { status, headers });
}
