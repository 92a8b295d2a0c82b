import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aMessage } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { currentDesk, type WindowDesk } from '../client/window-desk.ts';
import { paceReads } from '../db/pace.ts';
import { findRow } from '../db/row-store.ts';
import { threadStore } from './use-thread.ts';
import { useWarmThread } from './use-warm-thread.ts';

const ids = ['a', 'b', 'c', 'd', 'e'];
const row = (id: string) => theConversation({ id });
let desk: WindowDesk;
let stop = async () => {};
beforeEach(async () => {
  const world = aServer();
  for (const id of ids)
    world.server.write(
      { entity: 'conversation', row: row(id) },
      { entity: 'message', row: aMessage({ id: `message-${id}`, conversationId: id, position: 1 }) },
    );
  stop = await startDeskInPage(world);
  desk = await vi.waitFor(async () => {
    const found = currentDesk();
    if (found === null || (await findRow(found, 'message', 'message-e')) === null) throw new Error('not yet');
    return found;
  });
});
afterEach(async () => {
  paceReads(0);
  await stop();
});

const onScreen = (id: string) => renderHook(() => useWarmThread(row(id)));
const textsOf = (id: string) =>
  threadStore(desk, id)
    .get()
    ?.messages.map(({ message }) => message.id);
const read = (id: string) => vi.waitFor(() => expect(textsOf(id)).toBeDefined(), { interval: 1 });

test('the thread of a row on screen is in memory before anybody opens it', async () => {
  onScreen('a');
  await read('a');
  expect(textsOf('a')).toEqual(['message-a']);
});

test('rows drawn last are read first, those drawn together from the top: that is what is looked at and clicked', async () => {
  const opened = vi.spyOn(desk.codec, 'open');
  for (const id of ['a', 'b']) onScreen(id);
  await Promise.resolve();
  for (const id of ['c', 'd', 'e']) onScreen(id);
  await Promise.all(ids.map(read));
  const order = opened.mock.calls.flatMap(([, names]) => names.filter((name) => name.startsWith('message ')));
  expect(order).toEqual(['c', 'd', 'e', 'a', 'b'].map((id) => `message message-${id}`));
});

test('a thread stays in memory for as long as its row is on screen, whatever else is opened meanwhile', async () => {
  const [stays, goes] = [onScreen('a'), onScreen('b')];
  await Promise.all(['a', 'b'].map(read));
  const store = threadStore(desk, 'a');
  goes.unmount();
  for (let n = 0; n < 250; n += 1) threadStore(desk, `other ${n}`);
  expect(threadStore(desk, 'a')).toBe(store);
  expect(textsOf('b')).toBeUndefined();
  stays.unmount();
  for (let n = 0; n < 250; n += 1) threadStore(desk, `another ${n}`);
  expect(textsOf('a')).toBeUndefined();
});

test('a row that has left the screen before its turn is not read', async () => {
  onScreen('a').unmount();
  onScreen('b');
  await read('b');
  expect(textsOf('a')).toBeUndefined();
});

test('while rows pour in nothing is read ahead, and when they have come it is', async () => {
  paceReads(50);
  onScreen('a');
  // Longer than it is until one looks again.
  await new Promise((later) => setTimeout(later, 1_300));
  expect(textsOf('a')).toBeUndefined();
  paceReads(0);
  await vi.waitFor(() => expect(textsOf('a')).toBeDefined(), { timeout: 3_000 });
});

test('a window that is never idle reads ahead all the same', async () => {
  vi.stubGlobal('requestIdleCallback', (work: () => void, { timeout = 60_000 } = {}) => setTimeout(work, timeout));
  onScreen('a');
  await read('a');
  vi.unstubAllGlobals();
});

test('a thread is read again when something has been said in it, and for nothing else', async () => {
  const opened = vi.spyOn(desk.codec, 'open');
  const reads = () => opened.mock.calls.filter(([, names]) => names.includes('message message-a')).length;
  const shown = renderHook(({ conversation }) => useWarmThread(conversation), {
    initialProps: { conversation: row('a') },
  });
  await read('a');
  shown.rerender({ conversation: { ...row('a'), tagIds: ['tag'] } });
  onScreen('b');
  await read('b');
  expect(reads()).toBe(1);
  shown.rerender({ conversation: { ...row('a'), lastPosition: 2 } });
  await vi.waitFor(() => expect(reads()).toBe(2));
});
