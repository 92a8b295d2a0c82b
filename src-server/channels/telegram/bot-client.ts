import { z } from 'zod';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SendResult } from '../connector.ts';
import { exchange } from '../http-exchange.ts';
import { FileGone } from '../inbound-lanes.ts';
import { parseJson } from '../parse-json.ts';

/** Bot API, getFile: "bots can download files of up to 20MB in size". */
export const maxDownloadBytes = 20_000_000;

const answerSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().catch('Telegram gave no reason.').default('Telegram gave no reason.'),
  parameters: z.object({ retry_after: z.number().optional() }).optional().catch(undefined),
});
const fileSchema = z.object({ file_path: z.string().min(1) });

export interface BotFailure {
  /** For `send`. */
  result: Exclude<SendResult, { kind: 'sent' }>;
  /** Telegram's error code (an HTTP status); null when no answer of Telegram's came. */
  code: number | null;
  retryAfterMs: number | null;
}
export type BotResult = Result<unknown, BotFailure>;

/** Telegram's Bot API for one bot. The token is part of every address, so addresses never reach the log or an error. */
export function createBotClient(apiBaseUrl: string, botToken: string) {
  const base = apiBaseUrl.replace(/\/+$/, '');
  const token = encodeURIComponent(botToken).replaceAll('%3A', ':');

  async function call(
    method: string,
    body: Record<string, unknown> | FormData = {},
    { timeoutMs = 30_000, signal }: { timeoutMs?: number; signal?: AbortSignal } = {},
  ): Promise<BotResult> {
    const isForm = body instanceof FormData;
    const answer = await exchange({
      method: 'POST',
      url: `${base}/bot${token}/${method}`,
      headers: isForm ? {} : { 'content-type': 'application/json' },
      body: isForm ? body : JSON.stringify(body),
      timeoutMs: isForm ? 120_000 : timeoutMs,
      ...(signal ? { signal } : {}),
    });
    if (answer.kind !== 'answered') {
      const detail = `Telegram ${answer.detail}.`;
      const result = answer.kind === 'lost' ? unconfirmed(detail) : temporary(detail, null);
      return fail({ result, code: null, retryAfterMs: null });
    }
    const parsed = answerSchema.safeParse(parseJson(answer.body));
    if (!parsed.success) return fail(withoutWords(answer.status));
    if (parsed.data.ok) return ok(parsed.data.result);
    const { error_code = answer.status, description, parameters } = parsed.data;
    const retryAfterMs = parameters?.retry_after === undefined ? null : parameters.retry_after * 1000;
    const words = `${description.replaceAll(botToken, '…')} (Telegram error ${error_code})`.slice(0, 600);
    return fail({ result: refusal(error_code, words, retryAfterMs), code: error_code, retryAfterMs });
  }

  return {
    call,
    /** A file's bytes by its id. Throws `FileGone` when they will never come, an Error when they may come later. */
    async download(fileId: string): Promise<Uint8Array> {
      const found = await call('getFile', { file_id: fileId });
      if (!found.ok) {
        if (found.error.code === 400) throw new FileGone('not available from Telegram');
        throw new Error(`a file of Telegram's: ${found.error.result.detail}`);
      }
      const { file_path } = fileSchema.parse(found.value);
      const path = file_path.split('/').map(encodeURIComponent).join('/');
      const answer = await exchange({
        method: 'GET',
        url: `${base}/file/bot${token}/${path}`,
        timeoutMs: 120_000,
        maxBytes: maxDownloadBytes,
      });
      if (answer.kind !== 'answered') throw new Error(`a file of Telegram's: ${answer.detail}`);
      if (answer.truncated) throw new FileGone('larger than 20 MB');
      if (answer.status === 404 || answer.status === 410) throw new FileGone('no longer available');
      if (answer.status >= 300) throw new Error(`a file of Telegram's: HTTP ${answer.status}`);
      return answer.body;
    },
  };
}
export type BotClient = ReturnType<typeof createBotClient>;

const temporary = (detail: string, retryAfterMs: number | null) =>
  ({ kind: 'temporary', detail, retryAfterMs }) as const;
const unconfirmed = (detail: string) => ({ kind: 'unconfirmed', detail }) as const;
const rejected = (code: Extract<SendResult, { kind: 'rejected' }>['code'], detail: string) =>
  ({ kind: 'rejected', code, detail }) as const;

/** What Telegram's refusal means for a message. It speaks in HTTP statuses and English sentences, without finer codes. */
function refusal(code: number, words: string, retryAfterMs: number | null): BotFailure['result'] {
  if (code === 429) return temporary(words, retryAfterMs ?? 30_000);
  if (code >= 500) return temporary(words, null);
  if (code === 401 || code === 404) return rejected('misconfigured', `The bot token was refused. ${words}`);
  if (code === 403) return rejected('not-allowed', words);
  if (/chat not found|user not found|PEER_ID_INVALID|user is deactivated/i.test(words))
    return rejected('unreachable', words);
  if (/too long/i.test(words)) return rejected('too-long', words);
  return rejected('rejected', words);
}

/** An answer that is not the Bot API's: something in between, or another address altogether. */
function withoutWords(status: number): BotFailure {
  const detail = `Telegram’s address answered HTTP ${status}, but not as the Bot API does.`;
  // Success or a gateway's time-out: the message may have gone out behind it.
  if (status < 300 || status === 502 || status === 504)
    return { result: unconfirmed(detail), code: null, retryAfterMs: null };
  if (status === 429 || status >= 500) return { result: temporary(detail, null), code: null, retryAfterMs: null };
  return { result: rejected('misconfigured', detail), code: null, retryAfterMs: null };
}
