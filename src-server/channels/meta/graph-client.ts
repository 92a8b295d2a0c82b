import { createHmac } from 'node:crypto';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type Exchange, exchange } from '../http-exchange.ts';
import { FileGone, maxInboundBytes } from '../inbound-lanes.ts';
import { parseJson } from '../parse-json.ts';
import { failureOf, type GraphFailure } from './graph-errors.ts';
import type { MetaSettings } from './settings.ts';

const callTimeoutMs = 30_000;
const fileTimeoutMs = 120_000;

export type GraphResult = Result<unknown, GraphFailure>;

/**
 * Meta's Graph API for one account. Answers are unparsed; secrets never stand in an address or in the words of a failure
 * (Meta repeats a malformed token in its complaint). `whenRefused` hears of posts refused because the account's access is gone.
 */
export function createGraphClient(settings: MetaSettings, whenRefused: (failure: GraphFailure) => void) {
  const { accessToken, appSecret, graphBaseUrl } = settings;
  const headers = { authorization: `Bearer ${accessToken}` };
  // Proves that the caller has the app secret, not only a stolen token; graph.instagram.com does not know it.
  const proof = /\/\/graph\.instagram\.com/.test(graphBaseUrl)
    ? {}
    : { appsecret_proof: createHmac('sha256', appSecret).update(accessToken).digest('hex') };

  const address = (path: string, query: Record<string, string>) =>
    `${graphBaseUrl}/${path}?${new URLSearchParams({ ...query, ...proof })}`;

  const withoutSecrets = (text: string) =>
    [accessToken, appSecret].reduce((words, secret) => words.replaceAll(secret, '…'), text);

  function judge(answer: Exchange): GraphResult {
    if (answer.kind === 'not-sent')
      return fail({
        result: { kind: 'temporary', detail: `Meta’s Graph API ${answer.detail}.`, retryAfterMs: null },
        access: false,
        code: null,
      });
    if (answer.kind === 'lost')
      return fail({
        result: { kind: 'unconfirmed', detail: `Meta’s Graph API: ${answer.detail}.` },
        access: false,
        code: null,
      });
    const text = Buffer.from(answer.body).toString('utf8');
    if (answer.status < 300) return ok(parseJson(text));
    return fail(failureOf(answer.status, answer.headers, withoutSecrets(text)));
  }

  return {
    async get(path: string, query: Record<string, string> = {}, timeoutMs = callTimeoutMs): Promise<GraphResult> {
      return judge(await exchange({ method: 'GET', url: address(path, query), headers, timeoutMs }));
    },

    async post(path: string, body: Record<string, unknown> | FormData): Promise<GraphResult> {
      const isForm = body instanceof FormData;
      const answer = await exchange({
        method: 'POST',
        url: address(path, {}),
        headers: isForm ? headers : { ...headers, 'content-type': 'application/json' },
        body: isForm ? body : JSON.stringify(body),
        timeoutMs: isForm ? fileTimeoutMs : callTimeoutMs,
      });
      const result = judge(answer);
      if (!result.ok && result.error.access) whenRefused(result.error);
      return result;
    },

    /**
     * The bytes at an address Meta gave. The token goes along only where Meta wants it (WhatsApp). Throws `FileGone` when they
     * will never come, an Error when they may come later.
     */
    async download(url: string, { withToken }: { withToken: boolean }): Promise<Uint8Array> {
      // Plain HTTP only to where the administrator's own Graph address is: customers' files do not travel in the open.
      if (!/^https:/i.test(url) && !url.startsWith(`${new URL(graphBaseUrl).origin}/`))
        throw new FileGone('no usable address');
      const answer = await exchange({
        method: 'GET',
        url,
        headers: withToken ? headers : {},
        timeoutMs: fileTimeoutMs,
        maxBytes: maxInboundBytes,
      });
      if (answer.kind !== 'answered') throw new Error(`a file of Meta's: ${answer.detail}`);
      if (answer.truncated) throw new FileGone(`larger than ${maxInboundBytes / 1_000_000} MB`);
      if (answer.status < 300) return answer.body;
      if ([400, 403, 404, 410].includes(answer.status)) throw new FileGone('no longer available');
      throw new Error(`a file of Meta's: HTTP ${answer.status}`);
    },
  };
}
export type GraphClient = ReturnType<typeof createGraphClient>;

/** For calls that come before the sending itself (an upload): whatever happened to them, the message is certainly not sent. */
export function beforeSending({ result }: GraphFailure): GraphFailure['result'] {
  return result.kind === 'unconfirmed' ? { kind: 'temporary', detail: result.detail, retryAfterMs: null } : result;
}
