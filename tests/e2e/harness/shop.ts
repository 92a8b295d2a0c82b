import { adminEnv, furnish, openRest, type Rest } from './rest.ts';
import { type RunningServer, startServer } from './server.ts';
import { startTextPeer, type TextPeer } from './text-peer.ts';

/** What most tests of the desk begin with: a server, its API in an administrator's hands, and customers who write. */
export interface Shop {
  server: RunningServer;
  rest: Rest;
  customer: TextPeer;
}

/** `prepare` makes at least the queue "support", where customers wait; left out, it is the usual two agents in it. */
export async function openShop(prepare: (rest: Rest) => Promise<void> = furnish): Promise<Shop> {
  const server = await startServer(adminEnv);
  try {
    const rest = await openRest(server.address);
    await prepare(rest);
    return { server, rest, customer: await startTextPeer(rest, server.address) };
  } catch (error) {
    await server.close();
    throw error;
  }
}
