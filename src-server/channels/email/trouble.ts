import { z } from 'zod';

const errorSchema = z.object({
  message: z.string().catch(''),
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  responseCode: z.number().optional().catch(undefined),
  response: z.string().optional().catch(undefined),
  responseText: z.string().optional().catch(undefined),
  authenticationFailed: z.boolean().optional().catch(undefined),
});

interface Trouble {
  /** A sentence a person can act on, with the server's own words; at most 500 characters, one line. */
  words: string;
  /** For the log: a code, never the server's words, which may name people. */
  code: string;
  responseCode: number | null;
  signInRefused: boolean;
}

const sayings: [RegExp, (at: string) => string][] = [
  [/ECONNREFUSED/, (at) => `Nothing answers at ${at}: the connection was refused.`],
  [/ENOTFOUND|EAI_AGAIN|EDNS/, (at) => `The server's name is not known: ${at}.`],
  [
    /ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|NoConnection.*timeout/i,
    (at) => `${at} did not answer in time.`,
  ],
  [/EHOSTUNREACH|ENETUNREACH/, (at) => `There is no way to ${at} from here.`],
  [
    /wrong version number|SSL routines|packet length too long/i,
    (at) => `${at} does not speak TLS on this port; try STARTTLS.`,
  ],
  [/CERT|self.signed|certificate|altname/i, (at) => `The certificate of ${at} is not trusted.`],
  [
    /ECONNRESET|EPIPE|NoConnection|ClosedAfter|Connection closed|Unexpected close/i,
    (at) => `${at} closed the connection.`,
  ],
];

/**
 * What went wrong with a mail server, in words and as a code.
 * @param at "host:port", for the sentence
 * @param secret taken out of the words, should a server repeat it
 */
export function describeTrouble(error: unknown, at: string, secret = ''): Trouble {
  const parsed = errorSchema.safeParse(error instanceof Error ? { ...error, message: error.message } : error);
  const known = parsed.success ? parsed.data : { message: String(error) };
  const signInRefused = known.authenticationFailed === true || known.code === 'EAUTH';
  const serverSaid = known.responseText ?? known.response ?? '';
  const about = [known.originalCode, known.code, known.message].filter(Boolean).join(' ');
  const saying = serverSaid ? undefined : sayings.find(([pattern]) => pattern.test(about));
  const plain = saying
    ? `${saying[1](at)} (${known.message})`
    : serverSaid || known.message || 'The mail server failed.';
  const words = (signInRefused ? `The server refused the sign-in: ${plain}` : plain).replace(/\s+/g, ' ').trim();
  return {
    words: (secret ? words.replaceAll(secret, '…') : words).slice(0, 500),
    code: known.originalCode ?? known.code ?? 'unknown',
    responseCode: known.responseCode ?? null,
    signInRefused,
  };
}
