import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { freePort } from './free-port.ts';

interface TwilioMessage {
  sid: string;
  To: string;
  From: string;
  Body: string;
  StatusCallback: string;
}
export interface TwilioInbound {
  sid: string;
  from: string;
  to: string;
  body: string;
  media?: { bytes: Uint8Array; mimeType: string }[];
  at?: number;
}
/** What the next message creation meets. `take-and-hang-up` stores the message and breaks the connection. */
type TwilioTrouble = { status: number; code?: number; message?: string; retryAfter?: number } | 'take-and-hang-up';

export interface TwilioPeer {
  baseUrl: string;
  accountSid: string;
  authToken: string;
  /** `active`, or what the test makes it. */
  accountStatus: string;
  /** Messages created by the REST API, oldest first. */
  messages: TwilioMessage[];
  /** Inbound messages the REST API lists, as Twilio does whether or not its webhook was answered. */
  inbound: TwilioInbound[];
  numbers: Map<string, { sms: boolean; smsUrl: string }>;
  requests: { method: string; path: string; authorized: boolean }[];
  failNext(trouble: TwilioTrouble): void;
  /** The form and headers Twilio would post to `url`, signed by its own rule. */
  sign(url: string, fields: Record<string, string>): { body: Uint8Array; headers: Record<string, string> };
  inboundFields(message: TwilioInbound): Record<string, string>;
  close(): Promise<void>;
}

/** A local HTTP server that answers like Twilio's REST API, version 2010-04-01. */
export async function startTwilioPeer(): Promise<TwilioPeer> {
  const port = await freePort();
  const accountSid = `AC${'0'.repeat(30)}42`;
  const authToken = 'b5cf1f0d-not-a-real-token';
  const baseUrl = `http://127.0.0.1:${port}`;
  const account = `/2010-04-01/Accounts/${accountSid}`;
  const troubles: TwilioTrouble[] = [];
  const bytesOf = new Map<string, { bytes: Uint8Array; mimeType: string }>();

  const peer: TwilioPeer = {
    baseUrl,
    accountSid,
    authToken,
    accountStatus: 'active',
    messages: [],
    inbound: [],
    numbers: new Map(),
    requests: [],
    failNext: (trouble) => troubles.push(trouble),
    sign(url, fields) {
      const signed = Object.keys(fields)
        .sort()
        .reduce((text, name) => text + name + fields[name], url);
      return {
        body: Buffer.from(new URLSearchParams(fields).toString()),
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
          'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64'),
        },
      };
    },
    inboundFields(message) {
      const media = (message.media ?? []).flatMap(({ mimeType }, index) => [
        [`MediaUrl${index}`, baseUrl + mediaPath(message, index)],
        [`MediaContentType${index}`, mimeType],
      ]);
      return {
        MessageSid: message.sid,
        SmsMessageSid: message.sid,
        SmsSid: message.sid,
        SmsStatus: 'received',
        AccountSid: accountSid,
        ApiVersion: '2010-04-01',
        From: message.from,
        To: message.to,
        Body: message.body,
        NumMedia: String(message.media?.length ?? 0),
        NumSegments: '1',
        ...Object.fromEntries(media),
      };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const mediaPath = (message: TwilioInbound, index: number) => {
    const path = `${account}/Messages/${message.sid}/Media/ME${index}`;
    const medium = message.media?.[index];
    if (medium) bytesOf.set(path, medium);
    return path;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', baseUrl);
    const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    const authorized = request.headers.authorization === expected;
    peer.requests.push({ method: request.method ?? '', path: url.pathname, authorized });
    const form = new URLSearchParams(await bodyOf(request));
    if (!authorized) return error(response, 401, 20003, 'Authenticate');
    const route = `${request.method} ${url.pathname.replace(account, '')}`;
    if (route === 'GET .json') return json(response, 200, { sid: accountSid, status: peer.accountStatus });
    if (route === 'GET /IncomingPhoneNumbers.json') return json(response, 200, listNumbers(peer, url));
    if (route === 'GET /Messages.json') return json(response, 200, listMessages(peer, url, account));
    if (route === 'POST /Messages.json') return createMessage(peer, form, response, troubles.shift());
    const medium = bytesOf.get(url.pathname);
    if (medium) return response.writeHead(200, { 'content-type': medium.mimeType }).end(medium.bytes);
    const mediaOf = /^GET \/Messages\/(\w+)\/Media\.json$/.exec(route)?.[1];
    const message = peer.inbound.find((one) => one.sid === mediaOf);
    if (!message) return error(response, 404, 20404, 'The requested resource was not found');
    const media_list = (message.media ?? []).map(({ mimeType }, index) => ({
      uri: `${mediaPath(message, index)}.json`,
      content_type: mimeType,
    }));
    return json(response, 200, { media_list });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return peer;
}

function createMessage(
  peer: TwilioPeer,
  form: URLSearchParams,
  response: ServerResponse,
  trouble: TwilioTrouble | undefined,
) {
  const field = (name: string) => form.get(name) ?? '';
  if (trouble !== undefined && trouble !== 'take-and-hang-up') {
    if (trouble.retryAfter !== undefined) response.setHeader('retry-after', String(trouble.retryAfter));
    return error(response, trouble.status, trouble.code ?? null, trouble.message ?? 'Trouble');
  }
  if (!/^\+?\d{3,15}$/.test(field('To')))
    return error(response, 400, 21211, `Invalid 'To' Phone Number: ${field('To')}`);
  if (!peer.numbers.has(field('From'))) return error(response, 400, 21659, `${field('From')} is not a Twilio number`);
  if (field('Body') === '') return error(response, 400, 21602, 'Message body is required');
  if (field('Body').length > 1_600)
    return error(response, 400, 21617, 'The concatenated message body exceeds the limit');
  if (!URL.canParse(field('StatusCallback'))) return error(response, 400, 21609, 'Invalid StatusCallback');
  const message = {
    sid: `SM${String(peer.messages.length + 1).padStart(32, '0')}`,
    To: field('To'),
    From: field('From'),
    Body: field('Body'),
    StatusCallback: field('StatusCallback'),
  };
  peer.messages.push(message);
  if (trouble === 'take-and-hang-up') return response.destroy();
  const { sid, To: to, From: from, Body: body } = message;
  return json(response, 201, { sid, to, from, body, status: 'queued', direction: 'outbound-api', error_code: null });
}

function listMessages(peer: TwilioPeer, url: URL, account: string) {
  const pageSize = Math.min(Number(url.searchParams.get('PageSize') ?? 50), 2);
  const page = Number(url.searchParams.get('Page') ?? 0);
  const since = Date.parse(url.searchParams.get('DateSent>') ?? '1970-01-01');
  const matching = peer.inbound
    .filter(({ to, at = Date.now() }) => to === url.searchParams.get('To') && at >= since)
    .reverse();
  const next = new URLSearchParams(url.searchParams);
  next.set('Page', String(page + 1));
  return {
    messages: matching.slice(page * pageSize, (page + 1) * pageSize).map((message) => ({
      sid: message.sid,
      direction: 'inbound',
      from: message.from,
      to: message.to,
      body: message.body,
      num_media: String(message.media?.length ?? 0),
      date_created: new Date(message.at ?? Date.now()).toUTCString(),
      status: 'received',
    })),
    next_page_uri: matching.length > (page + 1) * pageSize ? `${account}/Messages.json?${next}` : null,
  };
}

function listNumbers(peer: TwilioPeer, url: URL) {
  const number = peer.numbers.get(url.searchParams.get('PhoneNumber') ?? '');
  const found = number ? [{ capabilities: { sms: number.sms, voice: true }, sms_url: number.smsUrl }] : [];
  return { incoming_phone_numbers: found };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: unknown) {
  return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function error(response: ServerResponse, status: number, code: number | null, message: string) {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return json(response, status, { code, message, more_info, status });
}
