/**
 * What became of one HTTP call to a provider. `not-sent`: the request certainly never reached it, so it may be repeated. `lost`: it
 * was under way when the connection broke or the time was over, so the provider may have acted on it.
 */
export type Exchange =
  | { kind: 'answered'; status: number; headers: Headers; body: Uint8Array; truncated: boolean }
  | { kind: 'not-sent'; detail: string }
  | { kind: 'lost'; detail: string };

interface HttpCall {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string | FormData;
  timeoutMs: number;
  /** More of the answer is not read; `truncated` says so. */
  maxBytes?: number;
  signal?: AbortSignal;
}

const defaultMaxBytes = 5_000_000;

/** Failures of name lookup, TCP connect and TLS handshake: all of them happen before the first byte of the request. */
const beforeTheRequest =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/** Does one call. Never throws and never puts the address into words: addresses may carry tokens. */
export async function exchange(call: HttpCall): Promise<Exchange> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      // A kept-alive connection the provider has just closed fails in a way that cannot be told from a lost answer.
      headers: { ...call.headers, connection: 'close' },
      signal: call.signal ? AbortSignal.any([timeout, call.signal]) : timeout,
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    const { bytes, truncated } = await readAtMost(response, call.maxBytes ?? defaultMaxBytes);
    return { kind: 'answered', status: response.status, headers: response.headers, body: bytes, truncated };
  } catch (error) {
    const cause = causeOf(error);
    if (cause.beforeTheRequest) return { kind: 'not-sent', detail: `could not be reached (${cause.words})` };
    if (timeout.aborted) return { kind: 'lost', detail: `did not answer within ${call.timeoutMs / 1000} seconds` };
    return { kind: 'lost', detail: `the connection broke before the answer arrived (${cause.words})` };
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest of the download.
    if (size > maxBytes) return { bytes: Buffer.concat(chunks), truncated: true };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), truncated: false };
}

/** What failed in the network's own words, for a cause without a code; an address in it may carry a token. */
const withoutAddresses = (message: string): string =>
  message
    .replaceAll(/[a-z][\w+.-]*:\/\/\S+/gi, '…')
    .trim()
    .slice(0, 160);

function causeOf(error: unknown): { beforeTheRequest: boolean; words: string } {
  const cause: unknown = error instanceof TypeError && error.cause !== undefined ? error.cause : error;
  if (!(cause instanceof Error)) return { beforeTheRequest: false, words: 'unknown reason' };
  const code = 'code' in cause ? String(cause.code) : '';
  const connecting = 'syscall' in cause && cause.syscall === 'connect';
  const handshake = cause.message.includes('before secure TLS connection was established');
  // What fetch itself refuses to try carries no code of the network.
  const refusedByFetch = code === 'ERR_INVALID_URL' || /^(bad port|unknown scheme|not implemented)/.test(cause.message);
  return {
    beforeTheRequest: beforeTheRequest.test(code) || connecting || handshake || refusedByFetch,
    words: code || withoutAddresses(cause.message) || cause.name,
  };
}
