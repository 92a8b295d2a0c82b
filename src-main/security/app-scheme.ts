import { readFile } from 'node:fs/promises';
import { type ProtocolRequest, type ProtocolResponse, protocol, type Session } from 'electron';
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
 * Serves the built desk and the offer card. By the older of Electron's two calls: `handle` loads Node's fetch and passes every byte
 * through a stream in this process, a twelfth of the time until a start shows its list. Electron's own next step, `registerSource`,
 * needs neither, but the Electron that tests run on has no such thing.
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
  const answer = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
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
      return { data: await readFile(path), headers: headersFor(path, policyOf(host)) };
    } catch {
      return refuse(
        404,
        path.endsWith('index.html') ? 'The desk is not built yet: run "npm run build".' : 'No such file.',
      );
    }
  };
  session.protocol.registerBufferProtocol(appScheme, (request, done) => {
    answer(request).then(done, (error: unknown) => {
      log('an answer of the app failed', { error: String(error) });
      done(refuse(500, 'Parley could not answer this.'));
    });
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

function refuse(statusCode: number, sentence: string): ProtocolResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': "default-src 'none'" };
  return { statusCode, data: Buffer.from(sentence), headers };
}
