import { exchange } from '../../http-exchange.ts';
import { FileGone, maxInboundBytes } from '../../inbound-lanes.ts';
import type { TwilioSettings } from '../settings.ts';
import type { SmsTiming } from '../timing.ts';

/** `not-sent`: certainly nothing arrived there. `lost`: it may have arrived, but its answer did not. */
export type TwilioAnswer =
  | { kind: 'answered'; status: number; body: unknown; retryAfterMs: number | null }
  | { kind: 'not-sent'; detail: string }
  | { kind: 'lost'; detail: string };

export interface TwilioApi {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<TwilioAnswer>;
  post(path: string, form: Readonly<Record<string, string>>): Promise<TwilioAnswer>;
  /** @throws FileGone when it is no longer there or too large, another error when it may be there later */
  media(url: string): Promise<Uint8Array>;
}

/** Twilio's REST API, version 2010-04-01. Paths are below the account: `/Messages.json`; a path from `next_page_uri` is whole. */
export function createTwilioApi(settings: TwilioSettings, timing: SmsTiming): TwilioApi {
  const base = settings.apiBaseUrl.replace(/\/+$/, '');
  const account = `/2010-04-01/Accounts/${encodeURIComponent(settings.accountSid)}`;
  const authorization = `Basic ${Buffer.from(`${settings.accountSid}:${settings.authToken}`).toString('base64')}`;
  const toUrl = (path: string) => base + (path.startsWith('/2010-04-01/') ? path : account + path);

  const call = async (method: 'GET' | 'POST', url: string, form?: string): Promise<TwilioAnswer> => {
    const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await exchange({
      method,
      url,
      headers: { authorization, accept: 'application/json', ...type },
      timeoutMs: timing.answerTimeoutMs,
      ...(form === undefined ? {} : { body: form }),
    });
    if (answer.kind !== 'answered') return { kind: answer.kind, detail: `Twilio ${answer.detail}.` };
    return {
      kind: 'answered',
      status: answer.status,
      body: parseJson(Buffer.from(answer.body).toString('utf8')),
      retryAfterMs: retryAfterMs(answer.headers.get('retry-after')),
    };
  };

  return {
    get: (path, query = {}) => {
      const search = new URLSearchParams(query).toString();
      return call('GET', toUrl(path) + (search === '' ? '' : `?${search}`));
    },
    post: (path, form) => call('POST', toUrl(path), new URLSearchParams(form).toString()),
    async media(url) {
      // The token goes to Twilio only. fetch drops it by itself when Twilio redirects to its file store.
      const { origin, hostname } = new URL(url);
      const ours = origin === new URL(base).origin || hostname.endsWith('.twilio.com');
      const headers = ours ? { authorization } : {};
      const timeoutMs = timing.answerTimeoutMs;
      const answer = await exchange({ method: 'GET', url, headers, timeoutMs, maxBytes: maxInboundBytes });
      if (answer.kind !== 'answered') throw new Error(`Twilio ${answer.detail}`);
      if (answer.status === 404 || answer.status === 410) throw new FileGone('no longer at Twilio');
      if (answer.status !== 200) throw new Error(`Twilio's file answered HTTP ${answer.status}`);
      if (answer.truncated) throw new FileGone('too large');
      return answer.body;
    },
  };
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
