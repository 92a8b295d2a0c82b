import type { TwilioSettings } from '../settings.ts';
import type { SmsTiming } from '../timing.ts';

/** `not-reached`: certainly nothing arrived there. `lost`: it may have arrived, but its answer did not. */
export type TwilioAnswer =
  | { kind: 'answered'; status: number; body: unknown; retryAfterMs: number | null }
  | { kind: 'not-reached'; detail: string }
  | { kind: 'lost'; detail: string };

export interface TwilioApi {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<TwilioAnswer>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<TwilioAnswer>;
  /** @throws when the file is not there, is larger than `maxBytes`, or the provider is out of reach */
  media(url: string, maxBytes: number): Promise<Uint8Array>;
}

/** Errors that come before the first byte of a request has left: the provider cannot have acted on it. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Twilio's REST API, version 2010-04-01. Paths are below the account: `/Messages.json`; a path from `next_page_uri` is whole. */
export function createTwilioApi(settings: TwilioSettings, timing: SmsTiming): TwilioApi {
  const base = settings.apiBaseUrl.replace(/\/+$/, '');
  const account = `/2010-04-01/Accounts/${encodeURIComponent(settings.accountSid)}`;
  const authorization = `Basic ${Buffer.from(`${settings.accountSid}:${settings.authToken}`).toString('base64')}`;
  const toUrl = (path: string) => base + (path.startsWith('/2010-04-01/') ? path : account + path);

  const call = async (url: string, init: RequestInit): Promise<TwilioAnswer> => {
    try {
      const response = await fetch(url, {
        ...init,
        headers: { authorization, accept: 'application/json' },
        redirect: 'manual',
        signal: AbortSignal.timeout(timing.answerTimeoutMs),
      });
      const text = await response.text();
      return {
        kind: 'answered',
        status: response.status,
        body: parseJson(text),
        retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
      };
    } catch (error) {
      return trouble(error, timing);
    }
  };

  return {
    get: (path, query = {}) => {
      const search = new URLSearchParams(query).toString();
      return call(toUrl(path) + (search === '' ? '' : `?${search}`), { method: 'GET' });
    },
    post: (path, form) => call(toUrl(path), { method: 'POST', body: new URLSearchParams(form) }),
    async media(url, maxBytes) {
      // The token goes to Twilio only. fetch drops it by itself when Twilio redirects to its file store.
      const ours = new URL(url).origin === new URL(base).origin || /\.twilio\.com$/.test(new URL(url).hostname);
      const response = await fetch(url, {
        headers: ours ? { authorization } : {},
        signal: AbortSignal.timeout(timing.answerTimeoutMs),
      });
      if (!response.ok || !response.body)
        throw new Error(`Twilio's file could not be fetched: HTTP ${response.status}`);
      return readBounded(response.body, maxBytes);
    },
  };
}

async function readBounded(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    // Counted while reading: a length header may be missing or untrue.
    if (size > maxBytes) throw new Error(`Twilio's file is larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function trouble(error: unknown, timing: SmsTiming): TwilioAnswer {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'lost', detail: `Twilio did not answer within ${timing.answerTimeoutMs / 1_000} seconds.` };
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
  return beforeSending.has(code)
    ? { kind: 'not-reached', detail: `Twilio cannot be reached (${code}).` }
    : { kind: 'lost', detail: `The connection to Twilio broke before its answer (${code}).` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Seconds, as Twilio sends it; a date is not used there. */
function retryAfterMs(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1_000) : null;
}
