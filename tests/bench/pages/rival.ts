import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { protocolVersion } from '#shared/contract/version.ts';
import { storeBare } from './rival-bare.ts';
import { storeInPouch } from './rival-pouchdb.ts';
import { storeInRxdb } from './rival-rxdb.ts';

const names = ['bare', 'rxdb', 'pouchdb'] as const;
export type RivalName = (typeof names)[number];

/** One row as it came: what every way has to keep and find again. */
export interface Doc {
  entity: string;
  id: string;
  row: Record<string, unknown>;
}
/** Opens a fresh store; the answer keeps a page. */
export type OpenStore = (name: string) => Promise<(docs: Doc[]) => Promise<void>>;

const stores: Record<RivalName, OpenStore> = { bare: storeBare, rxdb: storeInRxdb, pouchdb: storeInPouch };
const pageSize = 1_000;

/** Pages by socket.io with the next one on its way while one is kept: the same loop for all, only the keeping differs. */
async function catchUp(socket: Socket, keep: (docs: Doc[]) => Promise<void>, end: number): Promise<number> {
  const ask = async (after: number) =>
    (await socket.emitWithAck('sync:pull', { after, scope: null, limit: pageSize })).value;
  const startedAt = performance.now();
  let next = ask(0);
  for (;;) {
    const { changes, cursor, more } = await next;
    if (more) next = ask(cursor);
    await keep(changes);
    if (!more) {
      if (cursor !== end) throw new Error(`the log ended at ${cursor}`);
      return performance.now() - startedAt;
    }
  }
}

globalThis.onmessage = async ({ data }) => {
  const { name, round, cursor, server } = z
    .object({ name: z.enum(names), round: z.number(), cursor: z.number(), server: z.string() })
    .parse(data);
  try {
    const auth = { token: 'rival', clientId: name, protocol: protocolVersion };
    const socket = io(server, { auth, transports: ['websocket'] });
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    const keep = await stores[name](`${name}-${round}`);
    globalThis.postMessage(await catchUp(socket, keep, cursor));
  } catch (error) {
    globalThis.postMessage(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
};
