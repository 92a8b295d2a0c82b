import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { readOwnWork } from '../../src-renderer/sync/read/conversations.ts';
import { aNote } from '../factories/mutations.ts';
import { aServer, type Computer, closingComputers } from '../fakes/desk-engine.ts';

const computers = closingComputers();

/** Ana has looked at a conversation without a connection, and done nothing else. */
async function looksOffline(world = aServer()): Promise<Computer> {
  const ana = await computers.computer(world);
  await ana.goOffline();
  await ana.mutate('conversation.markRead', { conversationId: 'conversation-1', position: 1 });
  return ana;
}
const shownAsWaiting = async (ana: Computer) => [...(await readOwnWork({ db: ana.db, codec: ana.codec })).waiting];

test('that something was read goes out when there is a connection, and until then no count speaks of it', async () => {
  const ana = await looksOffline();
  expect(ana.engine.state()).toMatchObject({ waiting: 1, awaited: 0 });
  expect(await shownAsWaiting(ana)).toEqual([]);
  await ana.mutate('note.add', aNote('For whoever comes next'));
  expect(ana.engine.state()).toMatchObject({ waiting: 2, awaited: 1 });
  expect(await shownAsWaiting(ana)).toEqual([['conversation-1', 1]]);
  ana.comeBack();
  await ana.settled();
  expect(await ana.find('readMark', 'user-ana:conversation-1')).toMatchObject({ position: 1 });
});

test('after a restart the counts are the same', async () => {
  const ana = await looksOffline();
  await ana.mutate('note.add', aNote('For whoever comes next'));
  await ana.restart();
  expect(ana.engine.state()).toMatchObject({ waiting: 2, awaited: 1 });
  expect(await shownAsWaiting(ana)).toEqual([['conversation-1', 1]]);
});

test('an entry on disk that does not say whether somebody waits for it, as earlier versions wrote them, counts', async () => {
  const ana = await looksOffline();
  await ana.db.outbox.toCollection().modify((record) => {
    delete record.isAwaited;
  });
  expect(await shownAsWaiting(ana)).toEqual([['conversation-1', 1]]);
});

test('who leaves while only what they have read waits is asked nothing; it goes out at their next sign-in', async () => {
  const world = aServer();
  const ana = await looksOffline(world);
  expect(await ana.engine.handlers['session:sign-out']({})).toEqual({ done: true, waiting: 0 });
  world.server.reachable = true;
  await ana.start();
  await ana.settled();
  expect(world.server.list('readMark')).toMatchObject([{ userId: 'user-ana', position: 1 }]);
});
