import { expect, test } from 'vitest';
import { aServer, closingComputers, until } from '../fakes/desk-engine.ts';
import type { SyncServer } from '../fakes/sync-server.ts';

const computers = closingComputers();
const hours = 3_600_000;

/** The server's clock is ahead of this computer's. */
function behindBy(ms: number) {
  const world = aServer();
  const tell = (server: SyncServer) =>
    server.tellAll({ name: 'server:time', payload: { now: world.clock.now() + ms } });
  return { world, tell };
}

test('a computer whose clock is three hours slow acts at the server’s time, also after a restart without a connection', async () => {
  const { world, tell } = behindBy(3 * hours);
  const ana = await computers.computer(world);
  tell(world.server);
  await until(() => ana.engine.state().clockOffsetMs === 3 * hours);
  await ana.goOffline();
  await ana.restart();
  await until(() => ana.engine.state().status.name === 'offline');
  expect(ana.engine.state().clockOffsetMs).toBe(3 * hours);
  await ana.reply('Written by a slow clock');
  expect(await ana.outbox()).toMatchObject([{ actedAt: world.clock.now() + 3 * hours }]);
});

test('a reply window that is open at the server is open on a computer whose clock is days ahead', async () => {
  const { world, tell } = behindBy(-72 * hours);
  world.clock.advance(72 * hours);
  const ana = await computers.computer(world);
  tell(world.server);
  await until(() => ana.engine.state().clockOffsetMs === -72 * hours);
  await ana.goOffline();
  expect((await ana.reply('In time')).ok).toBe(true);
  expect((await ana.find('message', (await ana.list('message'))[0]?.id ?? ''))?.sentAt).toBe(
    world.clock.now() - 72 * hours,
  );
});

test('what the network takes is no difference between clocks, and a clock that is set right is believed again', async () => {
  const { world, tell } = behindBy(1_500);
  const ana = await computers.computer(world);
  tell(world.server);
  await ana.settled();
  expect(ana.engine.state().clockOffsetMs).toBe(0);
  world.server.tellAll({ name: 'server:time', payload: { now: world.clock.now() + hours } });
  await until(() => ana.engine.state().clockOffsetMs === hours);
  world.server.tellAll({ name: 'server:time', payload: { now: world.clock.now() + 300 } });
  await until(() => ana.engine.state().clockOffsetMs === 0);
});
