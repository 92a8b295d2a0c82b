import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { signInAnswerSchema } from '#shared/contract/http.ts';
import {
  type Reply,
  type RequestInput,
  type RequestOutput,
  type SocketRequestName,
  socketRequests,
} from '#shared/contract/socket.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import { newId } from '#shared/lib/ids.ts';
import { type App, createApp } from '../../src-server/app.ts';
import type { ConnectorFactory } from '../../src-server/channels/connector.ts';
import { connectorFactories } from '../../src-server/channels/registry.ts';
import { readConfig } from '../../src-server/config.ts';
import { silentLogger } from '../../src-server/platform/log.ts';
import { aQueue, aUser } from '../factories/rows.ts';

export const password = 'correct horse battery';

/** A whole server on a free port with its own data folder: one queue, one chat inbox, and three people who can sign in. */
export async function startApp(
  options: {
    databaseUrl?: string;
    secretKey?: string;
    factories?: Partial<Record<ChannelId, ConnectorFactory>>;
    folder?: string;
  } = {},
) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'parley-app-'));
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    DATABASE_URL: options.databaseUrl,
    SECRET_KEY: options.secretKey,
  });
  const app = await createApp({
    config,
    log: silentLogger(),
    factories: { ...connectorFactories, ...options.factories },
    buildFolder: join(folder, 'no-build'),
    version: '0.0.0',
  });
  const people = [
    aUser(),
    aUser({ id: 'user-jan', name: 'Jan Kos', email: 'jan@example.com', queueIds: ['queue-returns'] }),
    aUser({ id: 'user-petra', name: 'Petra Zupan', email: 'petra@example.com', role: 'admin', queueIds: [] }),
  ];
  if (!(await app.store.db.selectFrom('user').select('id').executeTakeFirst())) {
    await app.store.transact(async (unit) => {
      await unit.put('queue', aQueue());
      await unit.put('queue', aQueue({ id: 'queue-returns', name: 'Returns' }));
      for (const user of people) {
        await unit.put('user', user);
        await unit.put('presence', { id: user.id, state: 'offline', reason: null, since: 1 });
      }
    });
    for (const user of people) await app.users.setPassword(user.id, password);
    const admin = { userId: 'user-petra', role: 'admin' as const, queueIds: [] };
    const values = { title: 'Chat with us' };
    await app.inboxes.save(admin, {
      id: 'inbox-chat',
      channel: 'web-chat',
      name: 'Shop chat',
      queueId: 'queue-delivery',
      enabled: true,
      values,
    });
  }
  return {
    app,
    folder,
    async stop({ keep = false } = {}) {
      await app.stop();
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function signIn(app: App, email: string): Promise<string> {
  const answer = await fetch(`${app.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, device: 'test' }),
  });
  return signInAnswerSchema.parse(await answer.json()).token;
}

export interface Desk {
  socket: Socket;
  ask<N extends SocketRequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>>;
  mutate(name: string, args: unknown, mutationId?: string): Promise<RequestOutput<'mutation:push'>['answers'][number]>;
  close(): void;
}

/** A desktop's socket, without an engine behind it. Answers are checked by the contract. */
export async function connectDesk(app: App, token: string): Promise<Desk> {
  const socket = io(app.address, {
    auth: { token, clientId: newId(), protocol: protocolVersion },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  async function ask<N extends SocketRequestName>(name: N, input: RequestInput<N>): Promise<RequestOutput<N>> {
    const reply = (await socket.timeout(10_000).emitWithAck(name, input)) as Reply<unknown>;
    if (!reply.ok) throw Object.assign(new Error(reply.error.message), { code: reply.error.code });
    return socketRequests[name].output.parse(reply.value) as RequestOutput<N>;
  }
  return {
    socket,
    ask,
    async mutate(name, args, mutationId = newId()) {
      const { answers } = await ask('mutation:push', { mutations: [{ mutationId, name, args, actedAt: Date.now() }] });
      const [answer] = answers;
      if (!answer) throw new Error('no answer to a mutation');
      return answer;
    },
    close: () => socket.close(),
  };
}
