import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { openVisitorPeer } from '../fakes/visitor-peer.ts';
import { startApp } from './start-app.ts';

let running: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const contacts = () => running.app.store.db.selectFrom('floorContact').select(['outcome', 'endedAt']).execute();

test('a visitor who writes and closes the page has left when nobody was quick enough', async () => {
  const visitor = openVisitorPeer(running.app.address, 'inbox-chat');
  await visitor.welcomed;
  await visitor.ask('chat:send', { id: newId(), text: 'Hello?', uploadIds: [], profile: null, left: false });
  await vi.waitFor(async () => expect(await contacts()).toEqual([{ outcome: null, endedAt: null }]), 5_000);
  const closedAt = Date.now();
  visitor.close();
  await vi.waitFor(async () => expect((await contacts())[0]?.outcome).toBe('abandoned'), 30_000);
  const endedAt = (await contacts())[0]?.endedAt ?? 0;
  // Counted when the page closed, and known some seconds later.
  expect(Math.abs(endedAt - closedAt)).toBeLessThan(2_000);
  expect(Date.now() - closedAt).toBeGreaterThan(14_000);
}, 60_000);
