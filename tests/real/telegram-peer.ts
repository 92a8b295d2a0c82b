import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { bytesOf } from './graph-peer.ts';

/** How the next sending call is treated. */
type TelegramFault =
  | { kind: 'error'; code: number; description: string; retryAfterSeconds?: number }
  | { kind: 'answer-lost' };

interface TelegramSend {
  method: string;
  to: string;
  text: string;
  externalId: string;
  files: { name: string; bytes: Uint8Array }[];
}

type Outcome = 'confirmed' | 'asked-again';

export interface TelegramPeer {
  baseUrl: string;
  sent: TelegramSend[];
  /** Methods called, in order. */
  calls: string[];
  /** The offsets of `getUpdates`, in order; null where none was given. */
  offsets: (number | null)[];
  /** How often somebody asked for updates while somebody else's question was open. */
  conflicts: number;
  webhook: { url: string; secret: string };
  /** Answers `getUpdates` at once, also without updates: no long polling. */
  impatient: boolean;
  failNext(fault: TelegramFault): void;
  /** Every `getUpdates`, the open one too, fails like this until it is called with null. */
  failPolling(fault: Extract<TelegramFault, { kind: 'error' }> | null): void;
  putFile(fileId: string, name: string, bytes: Uint8Array): void;
  /**
   * Queues an update (its `update_id` is given here) for `getUpdates`. `outcome` settles when the bot confirmed it or asked for it
   * again, `confirmed` when it is gone from the queue.
   */
  queue(update: Record<string, unknown>): { outcome: Promise<Outcome>; confirmed: Promise<Outcome> };
  /** Calls the registered webhook over HTTP with its secret; answers the status. */
  post(update: Record<string, unknown>): Promise<number>;
  close(): Promise<void>;
}

interface Pending {
  id: number;
  update: Record<string, unknown>;
  served: boolean;
  settle(outcome: Outcome): void;
  confirm(outcome: Outcome): void;
}

const callSchema = z.looseObject({
  chat_id: z.coerce.string().optional(),
  text: z.string().optional(),
  caption: z.string().max(1024).optional(),
  offset: z.number().optional(),
  timeout: z.number().optional(),
  url: z.string().optional(),
  secret_token: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/)
    .optional(),
  file_id: z.string().optional(),
});

/** A local Bot API: token in the path, long polling with confirmed offsets, webhooks, sending, files. */
export async function startTelegramPeer(options: { token: string; username: string }): Promise<TelegramPeer> {
  const files = new Map<string, { path: string; bytes: Uint8Array }>();
  const pending: Pending[] = [];
  const faults: TelegramFault[] = [];
  let pollingFault: Extract<TelegramFault, { kind: 'error' }> | null = null;
  let waiting: ServerResponse | null = null;
  let ids = 100;

  const reply = (response: ServerResponse, result: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
  const refuse = (response: ServerResponse, code: number, description: string, retryAfter?: number) =>
    response.writeHead(code, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        ok: false,
        error_code: code,
        description,
        ...(retryAfter ? { parameters: { retry_after: retryAfter } } : {}),
      }),
    );

  function serveUpdates() {
    if (!waiting || pending.length === 0) return;
    for (const entry of pending) entry.served = true;
    reply(
      waiting,
      pending.map(({ id, update }) => ({ update_id: id, ...update })),
    );
    waiting = null;
  }

  function getUpdates(response: ServerResponse, offset: number | null, seconds: number) {
    peer.offsets.push(offset);
    if (pollingFault)
      return refuse(response, pollingFault.code, pollingFault.description, pollingFault.retryAfterSeconds);
    if (peer.webhook.url)
      return refuse(
        response,
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    while (offset !== null && pending[0] && pending[0].id < offset) {
      const gone = pending.shift();
      gone?.settle('confirmed');
      gone?.confirm('confirmed');
    }
    // A promise settles once: only the first repetition counts.
    for (const entry of pending.filter(({ served }) => served)) entry.settle('asked-again');
    if ((seconds === 0 || peer.impatient) && pending.length === 0) return reply(response, []);
    if (waiting) {
      peer.conflicts += 1;
      refuse(
        waiting,
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      );
    }
    waiting = response;
    response.on('close', () => {
      if (waiting === response) waiting = null;
    });
    return serveUpdates();
  }

  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const path = decodeURIComponent(request.url ?? '');
    const file = [...files.values()].find((entry) => path === `/file/bot${options.token}/${entry.path}`);
    if (file) return response.writeHead(200).end(file.bytes);
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    peer.calls.push(method);
    if (token !== options.token) return refuse(response, 401, 'Unauthorized');
    const { fields, upload } = await readCall(request.headers['content-type'] ?? '', body);
    if (method === 'getMe')
      return reply(response, { id: 42, is_bot: true, first_name: 'Shop', username: options.username });
    if (method === 'getUpdates') return getUpdates(response, fields.offset ?? null, fields.timeout ?? 0);
    if (method === 'getWebhookInfo') return reply(response, { url: peer.webhook.url, pending_update_count: 0 });
    if (method === 'setWebhook' || method === 'deleteWebhook') {
      peer.webhook = { url: fields.url ?? '', secret: fields.secret_token ?? '' };
      return reply(response, true);
    }
    if (method === 'getFile') {
      const found = files.get(fields.file_id ?? '');
      return found
        ? reply(response, { file_id: fields.file_id, file_path: found.path })
        : refuse(response, 400, 'Bad Request: invalid file_id');
    }
    if (!['sendMessage', 'sendPhoto', 'sendDocument'].includes(method)) return refuse(response, 404, 'Not Found');
    const fault = faults.shift();
    if (fault?.kind === 'error') return refuse(response, fault.code, fault.description, fault.retryAfterSeconds);
    if (!/^-?\d+$/.test(fields.chat_id ?? '')) return refuse(response, 400, 'Bad Request: chat not found');
    if ((fields.text ?? '').length > 4096) return refuse(response, 400, 'Bad Request: message is too long');
    if (method === 'sendMessage' ? !fields.text : !upload)
      return refuse(response, 400, 'Bad Request: message text is empty');
    ids += 1;
    const to = fields.chat_id ?? '';
    const text = fields.text ?? fields.caption ?? '';
    peer.sent.push({ method, to, text, externalId: `${to}:${ids}`, files: upload ? [upload] : [] });
    if (fault?.kind === 'answer-lost') return request.socket.destroy();
    return reply(response, { message_id: ids, date: 1, chat: { id: Number(to), type: 'private' } });
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const peer: TelegramPeer = {
    baseUrl: `http://127.0.0.1:${port}`,
    sent: [],
    calls: [],
    offsets: [],
    conflicts: 0,
    webhook: { url: '', secret: '' },
    impatient: false,
    failNext: (fault) => void faults.push(fault),
    failPolling(fault) {
      pollingFault = fault;
      if (fault && waiting) refuse(waiting, fault.code, fault.description, fault.retryAfterSeconds);
    },
    putFile: (fileId, name, bytes) => void files.set(fileId, { path: `documents/${name}`, bytes }),
    queue(update) {
      ids += 1;
      const entry: Pending = { id: ids, update, served: false, settle: () => {}, confirm: () => {} };
      const outcome = new Promise<Outcome>((resolve) => {
        entry.settle = resolve;
      });
      const confirmed = new Promise<Outcome>((resolve) => {
        entry.confirm = resolve;
      });
      pending.push(entry);
      serveUpdates();
      return { outcome, confirmed };
    },
    async post(update) {
      ids += 1;
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': peer.webhook.secret };
      const body = JSON.stringify({ update_id: ids, ...update });
      return (await fetch(peer.webhook.url, { method: 'POST', headers, body })).status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return peer;
}

async function readCall(contentType: string, body: Buffer) {
  if (!contentType.startsWith('multipart/form-data'))
    return { fields: callSchema.parse(JSON.parse(body.toString() || '{}')), upload: null };
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': contentType } }).formData();
  const file = form.get('photo') ?? form.get('document');
  const upload = file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null;
  return {
    fields: callSchema.parse(Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'))),
    upload,
  };
}
