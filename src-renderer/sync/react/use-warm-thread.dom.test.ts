import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aMessage } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { currentDesk, type WindowDesk } from '../client/window-desk.ts';
import { paceReads } from '../db/pace.ts';
import { findRow } from '../db/row-store.ts';
import { conversationStore } from './use-conversations.ts';
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

test('the thread of a row on screen is in memory before anybody opens it, and so is the row itself', async () => {
  onScreen('a');
  await read('a');
  expect(textsOf('a')).toEqual(['message-a']);
  expect(conversationStore(desk, 'a').get()?.id).toBe('a');
});

test('rows that came last are read first: those scrolled to are soonest clicked', async () => {
  const opened = vi.spyOn(desk.codec, 'open');
  for (const id of ids) onScreen(id);
  await Promise.all(ids.map(read));
  const order = opened.mock.calls.flatMap(([, names]) => names.filter((name) => name.startsWith('message ')));
  expect(order).toEqual(['e', 'd', 'c', 'b', 'a'].map((id) => `message message-${id}`));
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
