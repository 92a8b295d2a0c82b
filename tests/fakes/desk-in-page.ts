import { newId } from '#shared/lib/ids.ts';
import { plainCodec } from '../../src-renderer/sync/codec.ts';
import { createEngine } from '../../src-renderer/sync/engine/engine.ts';
import { portPair } from '../../src-renderer/sync/engine/ports.ts';
import { createPortServer } from '../../src-renderer/sync/engine/serve-ports.ts';
import { connectSync, stopSync } from '../../src-renderer/sync/index.ts';
import type { aServer } from './desk-engine.ts';

/**
 * Signs this page in to a peer of `aServer`, with the engine in the page itself: screens and hooks then run on real rows, a real
 * database and the real port. Gives back what closes it.
 */
export async function startDeskInPage(
  world: ReturnType<typeof aServer>,
  userId = 'user-ana',
): Promise<() => Promise<void>> {
  const { server, clock, address } = world;
  const [windowEnd, engineEnd] = portPair();
  const ports = createPortServer(newId());
  const engine = createEngine({
    clock,
    random: () => 0.5,
    codec: plainCodec,
    searches: true,
    openLink: server.openLink,
    http: server.http,
    newId,
    tell: ports.tell,
  });
  ports.run(engine);
  ports.add(engineEnd);
  const secret = JSON.stringify({ v: 1, server: address, userId, token: userId });
  await connectSync(windowEnd, {
    server: address,
    secrets: { load: async () => secret, save: async () => undefined, clear: async () => undefined },
  });
  return async () => {
    stopSync();
    await engine.close();
  };
}
