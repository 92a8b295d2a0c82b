import { z } from 'zod';
import type { FailureCode } from '#shared/domain/delivery.ts';
import type { SendResult } from '../connector.ts';
import { parseJson } from '../parse-json.ts';

/** What an error of Meta's means for the message it was the answer to. */
export type Verdict = 'temporary' | 'unconfirmed' | FailureCode;

/** Fields Meta's errors have in answers and, for WhatsApp, in status webhooks. */
export const metaErrorSchema = z.object({
  code: z.coerce.number().catch(0),
  error_subcode: z.coerce.number().nullish().catch(null),
  is_transient: z.boolean().nullish().catch(null),
  message: z.string().nullish().catch(null),
  title: z.string().nullish().catch(null),
  error_user_msg: z.string().nullish().catch(null),
  error_data: z
    .object({ details: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});
export type MetaError = z.infer<typeof metaErrorSchema>;
const answerSchema = z.object({ error: metaErrorSchema });

const bySubcode: Record<number, Verdict> = {
  // Outside the standard messaging window: Messenger (10), and Instagram (10).
  2018278: 'window-closed',
  2018065: 'window-closed',
  2534022: 'window-closed',
  // "No matching user found".
  2018001: 'unreachable',
  // "This person isn't available right now": blocked, or the account is gone.
  1545041: 'not-allowed',
  // "Too many send requests to phone numbers".
  2018022: 'temporary',
  // "The messages are all sent successfully, but the endpoint returns an error."
  1357046: 'unconfirmed',
};

/** Sources: Graph API error handling and rate limiting; Messenger "Common Error Codes"; WhatsApp Cloud API "Error codes". */
const byCode: Record<number, Verdict> = {
  // "An unknown error occurred": whether it went out is not said.
  1: 'unconfirmed',
  2: 'temporary',
  4: 'temporary',
  9: 'temporary',
  17: 'temporary',
  32: 'temporary',
  341: 'temporary',
  613: 'temporary',
  1200: 'temporary',
  130429: 'temporary',
  131000: 'temporary',
  131016: 'temporary',
  131048: 'temporary',
  131056: 'temporary',
  131057: 'temporary',
  133004: 'temporary',
  0: 'misconfigured',
  3: 'misconfigured',
  10: 'misconfigured',
  33: 'misconfigured',
  102: 'misconfigured',
  190: 'misconfigured',
  131005: 'misconfigured',
  131031: 'misconfigured',
  131042: 'misconfigured',
  131045: 'misconfigured',
  133010: 'misconfigured',
  470: 'window-closed',
  131047: 'window-closed',
  131026: 'rejected',
  368: 'not-allowed',
  551: 'not-allowed',
  130472: 'not-allowed',
  130497: 'not-allowed',
  131030: 'not-allowed',
  131049: 'not-allowed',
  131050: 'not-allowed',
  131037: 'misconfigured',
};

/** The codes that are about the account's access, not about one message: the inbox as a whole does not work. */
const accessCodes = new Set([3, 10, 102, 190, 131005, 131031, 131042, 131045, 133010]);

export function verdictOf(error: MetaError): Verdict {
  const special = bySubcode[error.error_subcode ?? 0];
  if (special) return special;
  if (error.is_transient) return 'temporary';
  if (error.code >= 80_000 && error.code <= 80_014) return 'temporary';
  if (error.code >= 200 && error.code <= 299) return 'misconfigured';
  if (error.code === 100 && error.error_subcode === 33) return 'misconfigured';
  if (/must be at most \d+ char|message (is )?too long|length (exceeds|limit)/i.test(error.message ?? ''))
    return 'too-long';
  return byCode[error.code] ?? 'rejected';
}

/** Meta's words and its numbers, which its support asks for. */
export function wordsOf(error: MetaError): string {
  const words = error.error_user_msg ?? error.message ?? error.title ?? 'Meta gave no reason.';
  const details = error.error_data?.details;
  const numbers = error.error_subcode ? `${error.code}/${error.error_subcode}` : `${error.code}`;
  return `${words}${details && details !== words ? ` – ${details}` : ''} (Meta error ${numbers})`;
}

export interface GraphFailure {
  /** For `send`. */
  result: Exclude<SendResult, { kind: 'sent' }>;
  /** The account's access is refused: nothing will work until an administrator acts. */
  access: boolean;
  /** Meta's error code, when it gave one. */
  code: number | null;
}

/** What an answer other than success means. `body` is as it came. */
export function failureOf(status: number, headers: Headers, body: string): GraphFailure {
  const parsed = answerSchema.safeParse(parseJson(body));
  if (!parsed.success) return { result: byStatus(status, headers), access: status === 401, code: null };
  const { error } = parsed.data;
  const verdict = status === 429 ? 'temporary' : verdictOf(error);
  const access = accessCodes.has(error.code) && verdict === 'misconfigured';
  return { result: resultOf(verdict, wordsOf(error), headers), access, code: error.code };
}

function byStatus(status: number, headers: Headers): GraphFailure['result'] {
  const detail = `Meta answered HTTP ${status} without a reason.`;
  if (status === 429 || status === 500 || status === 503) return resultOf('temporary', detail, headers);
  // A gateway gave up waiting: what stands behind it may have done the work.
  if (status > 500) return resultOf('unconfirmed', detail, headers);
  return resultOf(status === 401 || status === 403 || status === 404 ? 'misconfigured' : 'rejected', detail, headers);
}

function resultOf(verdict: Verdict, words: string, headers: Headers): GraphFailure['result'] {
  const detail = words.slice(0, 600);
  if (verdict === 'temporary') return { kind: 'temporary', detail, retryAfterMs: patienceMs(headers) };
  if (verdict === 'unconfirmed') return { kind: 'unconfirmed', detail };
  return { kind: 'rejected', code: verdict, detail };
}

/** How long Meta asks us to wait: `Retry-After`, else the usage headers (minutes), else a minute. */
function patienceMs(headers: Headers): number {
  const seconds = Number(headers.get('retry-after'));
  if (seconds > 0) return seconds * 1000;
  const usage = `${headers.get('x-business-use-case-usage') ?? ''}${headers.get('x-app-usage') ?? ''}`;
  const minutes = [...usage.matchAll(/"estimated_time_to_regain_access":\s*(\d+)/g)].map((found) => Number(found[1]));
  return Math.max(0, ...minutes) * 60_000 || 60_000;
}
