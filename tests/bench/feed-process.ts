import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { Server, type Socket } from 'socket.io';
import { z } from 'zod';
import type { healthSchema } from '#shared/contract/health.ts';
import { signInRequestSchema } from '#shared/contract/http.ts';
import { type Reply, socketRequests } from '#shared/contract/socket.ts';
import { pullRequestSchema, snapshotRequestSchema, type WireChange } from '#shared/contract/sync.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import { aUser } from '../factories/rows.ts';
import { answerParent } from './child.ts';
import { aBenchWorkspace, messagesOf, totalChanges } from './data/workspace.ts';

/**
 * The log of a workspace, served as the real server serves it and from memory: what the desktop is measured against must cost the
 * same for everybody who asks. Whoever signs in is an agent of their own, at the log's beginning until it is `released`.
 */
const folder = process.env.BENCH_PAGES ?? '';
const agentId = 'user-bench';
const { house, changes } = aBenchWorkspace(agentId, Date.now(), Number(process.env.BENCH_CHANGES ?? totalChanges));
const ends = new Map<string, number>();
/** How far each agent was answered. */
const answered = new Map<string, number>();
const scope = `queues:${agentId}:queue-delivery`;

const http = createServer((request, response) => void serve(request, response));
const io = new Server(http, { cors: { origin: true }, maxHttpBufferSize: 5_000_000 });

const cursorSchema = z.object({ value: z.object({ cursor: z.number() }) });
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', '*');
  response.setHeader('access-control-allow-methods', '*');
  const path = new URL(request.url ?? '/', 'http://feed').pathname;
  if (request.method === 'OPTIONS') return void response.end();
  if (path === '/healthz') {
    const health: z.infer<typeof healthSchema> = {
      status: 'ok',
      product: 'parley',
      version: '0.0.0',
      protocol: protocolVersion,
    };
    return json(response, health);
  }
  if (path === '/api/v1/sessions' && request.method === 'POST') {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { email } = signInRequestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const user = aUser({ id: agentId, email });
    return json(response, { token: email, sessionId: 'session', expiresAt: Date.now() + 86_400_000, user });
  }
  const file = join(folder, path === '/' || !existsSync(join(folder, path)) ? 'index.html' : path);
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.end(readFileSync(file));
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

function answer(name: string, input: unknown, end: number): Reply<unknown> {
  if (name === 'sync:pull') {
    const { after, limit } = pullRequestSchema.parse(input);
    const cursor = Math.min(end, after + limit);
    return { ok: true, value: { kind: 'changes', changes: changes.slice(after, cursor), cursor, more: cursor < end } };
  }
  if (name === 'sync:snapshot') {
    const { page, limit } = snapshotRequestSchema.parse(input);
    const all: readonly WireChange[] = house;
    const from = Number(page ?? 0);
    const sent = Math.min(all.length, from + limit);
    const next = sent < all.length ? String(sent) : null;
    return { ok: true, value: { scope, cursor: 0, changes: all.slice(from, sent), next, sent, total: all.length } };
  }
  if (name === 'thread:load') {
    const { conversationId, beforePosition, limit } = socketRequests['thread:load'].input.parse(input);
    const { conversation, messages } = messagesOf(changes.slice(0, end), conversationId);
    const older = messages.filter(({ position }) => beforePosition === null || position < beforePosition).reverse();
    return { ok: true, value: { conversation, messages: older.slice(0, limit), more: older.length > limit } };
  }
  return { ok: false, error: { code: 'not-found', message: `the benchmark's server has no ${name}` } };
}

io.on('connection', (socket: Socket) => {
  const token = z.string().parse(socket.handshake.auth.token);
  socket.data.token = token;
  socket.onAny((name: string, input: unknown, acknowledge: unknown) => {
    if (typeof acknowledge !== 'function') return;
    const reply = answer(name, input, ends.get(token) ?? 0);
    acknowledge(reply);
    const told = cursorSchema.safeParse(reply);
    if (name === 'sync:pull' && told.success) answered.set(token, told.data.value.cursor);
  });
});
await new Promise<void>((resolve) => http.listen(Number(process.env.BENCH_PORT ?? 0), '127.0.0.1', resolve));

answerParent({
  async address() {
    const address = http.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  },
  async answered(token) {
    return answered.get(z.string().parse(token)) ?? 0;
  },
  /** From now on this agent's log goes so far; their connection ends, as if they had been away meanwhile. */
  async release(input) {
    const { token, end } = z.object({ token: z.string(), end: z.number().max(changes.length) }).parse(input);
    ends.set(token, end);
    for (const socket of io.sockets.sockets.values()) if (socket.data.token === token) socket.conn.close();
    return end;
  },
});
