import type { ConnectorContext, WebhookRequest, WebhookResponse } from '../connector.ts';
import { isSameSecret } from '../same-secret.ts';
import { type Entry, type MetaObject, parseEnvelope } from './envelope.ts';
import type { MetaSettings } from './settings.ts';
import { isSignedBy } from './signature.ts';

/** Counts what a webhook carried and we do not use, by kind: for the log. */
export type Count = (kind: string) => void;

interface Parts {
  context: Pick<ConnectorContext, 'log' | 'inbox'>;
  settings: MetaSettings;
  object: MetaObject;
  /** Resolves when everything in the entry is stored; throws when something is not. */
  takeEntry(entry: Entry, count: Count): Promise<void>;
}

const answer = (status: number, body: string): WebhookResponse => ({ status, contentType: 'text/plain', body });

/**
 * Meta's side of the door: the verify challenge (GET) and signed events (POST). Meta repeats whatever is not answered with 200, for
 * days, and then switches the webhook off. So everything understood or knowingly left aside is 200; only what could not be stored
 * is 500.
 */
export async function answerMetaWebhook(request: WebhookRequest, parts: Parts): Promise<WebhookResponse> {
  const { settings, object, takeEntry } = parts;
  const log = parts.context.log.child({ inboxId: parts.context.inbox.id });
  if (request.method === 'GET') return answerChallenge(request, settings, log);
  if (request.method !== 'POST') return answer(405, 'Only GET and POST are answered here.');
  if (!isSignedBy(settings.appSecret, request.body, request.headers['x-hub-signature-256'])) {
    log.warn('refused a webhook whose signature is missing or forged');
    return answer(401, 'The signature does not match the body.');
  }
  const envelope = parseEnvelope(request.body);
  if (!envelope) {
    log.warn('refused a webhook whose body is not in the format of Meta');
    return answer(400, 'The body is not a webhook of Meta: expected JSON with "object" and "entry".');
  }
  const ignored: Record<string, number> = {};
  const count: Count = (kind) => {
    ignored[kind] = (ignored[kind] ?? 0) + 1;
  };
  for (let unread = 0; unread < envelope.unreadable; unread += 1) count('unreadable entry');
  try {
    if (envelope.object !== object) count(`object ${envelope.object.slice(0, 40)}`);
    // One after the other: a later message of a customer must not be stored before an earlier one that fails.
    else for (const entry of envelope.entries) await takeEntry(entry, count);
  } catch (error) {
    log.error(
      { reason: error instanceof Error ? error.message : 'unknown' },
      'a webhook could not be stored; Meta repeats it',
    );
    return answer(500, 'Not stored, please repeat.');
  }
  if (Object.keys(ignored).length > 0) log.info({ ignored }, 'left parts of a webhook aside');
  return answer(200, 'EVENT_RECEIVED');
}

function answerChallenge(
  { query }: WebhookRequest,
  settings: MetaSettings,
  log: Parts['context']['log'],
): WebhookResponse {
  const challenge = query['hub.challenge'];
  if (query['hub.mode'] !== 'subscribe' || challenge === undefined)
    return answer(400, 'This address is for the webhooks of Meta.');
  if (!isSameSecret(query['hub.verify_token'] ?? '', settings.verifyToken)) {
    log.warn('refused a webhook verification: the verify token is another one than in the settings of the inbox');
    return answer(403, 'The verify token does not match the one in the inbox’s settings.');
  }
  return answer(200, challenge);
}
