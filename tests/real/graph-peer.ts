import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphSend, readSend } from './graph-peer-messages.ts';

interface GraphPeerOptions {
  accessToken: string;
  appSecret: string;
  /** What `GET /<id>` answers, by id. The first one is `me`. */
  nodes: Record<string, Record<string, unknown>>;
}

/** How the next post is treated instead of being taken: an error of Graph's, or the answer lost after it was taken. */
export type GraphFault =
  | { kind: 'error'; status: number; error: Record<string, unknown>; headers?: Record<string, string> }
  | { kind: 'html'; status: number }
  | { kind: 'answer-lost' };

export interface GraphPeer {
  /** With the API version, as in an inbox's settings. */
  baseUrl: string;
  /** Every message taken, oldest first. */
  sent: GraphSend[];
  /** Read marks and the like that are no messages. */
  actions: Record<string, unknown>[];
  /** Paths asked for, in order, with their method. */
  calls: string[];
  failNext(fault: GraphFault): void;
  /** Serves a file at a public address, as Messenger's CDN does. */
  putFile(name: string, bytes: Uint8Array, mimeType: string): string;
  /** A file of this name is no longer there: its address answers 404. */
  retire(name: string): void;
  /** Keeps a file behind a media id, as WhatsApp does: its address wants the token. */
  putMedia(id: string, bytes: Uint8Array, mimeType: string): void;
  /** A webhook's raw body and headers, signed as Meta signs. */
  sign(body: unknown): { body: Uint8Array; headers: Record<string, string> };
  /** Delivers a signed webhook over HTTP; answers the status. */
  post(url: string, body: unknown): Promise<number>;
  close(): Promise<void>;
}

/** A local Graph API that is as strict as the real one about tokens, paths and bodies. */
export async function startGraphPeer(options: GraphPeerOptions): Promise<GraphPeer> {
  const { accessToken, appSecret, nodes } = options;
  const media = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  const files = new Map<string, { bytes: Uint8Array; mimeType: string }>();
  const uploads = new Map<string, { name: string; bytes: Uint8Array }>();
  const retired: string[] = [];
  const faults: GraphFault[] = [];
  const proof = createHmac('sha256', appSecret).update(accessToken).digest('hex');
  let ids = 0;

  const server = createServer(async (request, response) => {
    const body = await bytesOf(request);
    const url = new URL(request.url ?? '/', origin());
    const reply = (status: number, json: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
    const refuse = (status: number, code: number, message: string, more = {}) =>
      reply(status, { error: { message, type: 'OAuthException', code, fbtrace_id: 'peer', ...more } });
    peer.calls.push(`${request.method} ${url.pathname}`);

    const file = files.get(url.pathname);
    if (file) return response.writeHead(200, { 'content-type': file.mimeType }).end(file.bytes);
    if (retired.some((name) => url.pathname.endsWith(name))) return reply(404, {});
    const token = request.headers.authorization?.replace(/^Bearer /, '');
    if (token !== accessToken) return refuse(401, 190, `Malformed access token ${token}`, { error_subcode: 463 });
    const lookaside = /^\/lookaside\/(.+)$/.exec(url.pathname)?.[1];
    const kept = media.get(lookaside ?? '');
    if (lookaside) return kept ? response.writeHead(200).end(kept.bytes) : reply(404, {});
    const given = url.searchParams.get('appsecret_proof');
    if (given !== null && given !== proof)
      return refuse(400, 100, 'Invalid appsecret_proof provided in the API argument');

    const [version, node = '', edge] = url.pathname.slice(1).split('/');
    if (version !== 'v23.0') return refuse(400, 2500, `Unknown path components: ${url.pathname}`);
    const own = node === 'me' ? Object.entries(nodes)[0] : Object.entries(nodes).find(([id]) => id === node);
    if (request.method === 'GET') {
      const found = media.get(node);
      if (found)
        return reply(200, {
          id: node,
          url: `${origin()}/lookaside/${node}`,
          mime_type: found.mimeType,
          file_size: found.bytes.length,
        });
      if (own) return reply(200, { id: own[0], ...own[1] });
      return refuse(400, 100, `Unsupported get request. Object with ID '${node}' does not exist`, {
        error_subcode: 33,
      });
    }
    if (!own)
      return refuse(400, 100, `Unsupported post request. Object with ID '${node}' does not exist`, {
        error_subcode: 33,
      });

    const fault = faults.shift();
    if (fault?.kind === 'error') return reply(fault.status, { error: fault.error }, fault.headers);
    if (fault?.kind === 'html')
      return response.writeHead(fault.status).end('<html>Sorry, something went wrong.</html>');
    ids += 1;
    const read = await readSend(edge ?? '', request.headers['content-type'] ?? '', body, uploads, `${ids}`);
    if (read.kind === 'refused') return refuse(400, read.code, read.message);
    if (read.kind === 'sent') peer.sent.push(read.message);
    if (read.kind === 'action') peer.actions.push(read.action);
    if (fault?.kind === 'answer-lost') return request.socket.destroy();
    return reply(200, read.answer);
  });

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = () => `http://127.0.0.1:${port}`;

  const peer: GraphPeer = {
    baseUrl: `${origin()}/v23.0`,
    sent: [],
    actions: [],
    calls: [],
    failNext: (fault) => void faults.push(fault),
    putFile(name, bytes, mimeType) {
      const path = `/cdn/${encodeURIComponent(name)}`;
      files.set(path, { bytes, mimeType });
      return `${origin()}${path}?oh=signature&oe=expiry`;
    },
    retire: (name) => void retired.push(name),
    putMedia: (id, bytes, mimeType) => void media.set(id, { bytes, mimeType }),
    sign(body) {
      const raw = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const signature = createHmac('sha256', appSecret).update(raw).digest('hex');
      return {
        body: raw,
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
      };
    },
    async post(url, body) {
      const signed = peer.sign(body);
      return (await fetch(url, { method: 'POST', headers: signed.headers, body: Buffer.from(signed.body) })).status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return peer;
}

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
