import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { aNote } from '../../../tests/factories/mutations.ts';
import { aMessage } from '../../../tests/factories/rows.ts';
import { aServer, theConversation } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import {
  mutate,
  saveDraft,
  searchLocal,
  useConversations,
  useCustomer,
  useDraft,
  useDrafts,
  useMe,
  useOutbox,
  useSyncStatus,
  useThread,
  useViewCounts,
} from '../index.ts';

let stop = async () => {};
afterEach(() => stop());
async function signedIn(prepare: (world: ReturnType<typeof aServer>) => void = () => {}) {
  const world = aServer();
  prepare(world);
  stop = await startDeskInPage(world);
  return world;
}

test('everything is undefined until the desk is known, and nothing throws', () => {
  const { result } = renderHook(() => [useSyncStatus(), useMe(), useConversations({ view: 'all' }), useThread('x')]);
  expect(result.current).toEqual([undefined, undefined, undefined, undefined]);
});

test('a list shows its rows joined, and follows what happens on the server', async () => {
  const world = await signedIn();
  const { result } = renderHook(() => ({ list: useConversations({ view: 'unassigned' }), counts: useViewCounts() }));
  await waitFor(() => expect(result.current.list?.item('conversation-1')?.customer?.name).toBe('Maja Novak'));
  world.server.write({ entity: 'conversation', row: theConversation({ lastInboundPosition: 3, lastPosition: 3 }) });
  await waitFor(() => expect(result.current.list?.item('conversation-1')?.unread).toBe(true));
  await act(async () => {
    await mutate('conversation.assign', { conversationId: 'conversation-1', userId: 'user-ana' });
  });
  await waitFor(() => expect(result.current.list?.ids).toEqual([]));
  await waitFor(() => expect(result.current.counts).toMatchObject({ mine: 1, mineUnread: 1, unassigned: 0 }));
});

test('a row that is not on this computer is null', async () => {
  await signedIn();
  const { result } = renderHook(() => ({ thread: useThread('nowhere'), customer: useCustomer('nobody') }));
  await waitFor(() => expect(result.current).toEqual({ thread: null, customer: null }));
});

test('an unconfirmed message stands last and says that it waits; a parked one stays with its reason', async () => {
  const world = await signedIn(({ server }) => server.write({ entity: 'message', row: aMessage() }));
  const { result } = renderHook(() => ({ thread: useThread('conversation-1'), outbox: useOutbox() }));
  await waitFor(() => expect(result.current.thread?.messages.length).toBe(1));
  world.server.reachable = false;
  await act(async () => {
    expect(await mutate('note.add', aNote('call back at six'))).toMatchObject({ ok: true });
  });
  await waitFor(() =>
    expect(result.current.thread?.messages.map(({ message, sendState }) => [message.text, sendState?.name])).toEqual([
      ['Where is my order?', undefined],
      ['call back at six', 'waiting'],
    ]),
  );
  await waitFor(() => expect(result.current.outbox).toHaveLength(1));
  const { mutationId } = result.current.outbox?.[0]?.entry ?? { mutationId: '' };
  const refusal = { code: 'forbidden' as const, detail: 'not yours' };
  world.server.answers.set(mutationId, { kind: 'refused', mutationId, refusal, stale: null });
  world.server.reachable = true;
  world.clock.advance(60_000);
  await waitFor(() =>
    expect(result.current.thread?.messages[1]?.sendState).toMatchObject({ name: 'parked', reason: refusal }),
  );
  expect(result.current.outbox).toMatchObject([{ text: 'call back at six', customer: { name: 'Maja Novak' } }]);
});

test('a long thread shows its newest hundred, and older ones as they are asked for, from the server too', async () => {
  await signedIn(({ server }) => {
    server.write({
      entity: 'conversation',
      row: theConversation({ id: 'long', state: 'resolved', lastPosition: 450 }),
    });
    const rows = Array.from({ length: 450 }, (_, n) =>
      aMessage({ id: `m${n}`, conversationId: 'long', position: n + 1 }),
    );
    server.write(...rows.map((row) => ({ entity: 'message' as const, row })));
    server.unlisted.add('long');
  });
  const { result } = renderHook(() => useThread('long'));
  const positions = () => result.current?.messages.map(({ message }) => message.position) ?? [];
  await waitFor(() => expect(positions()).toEqual(Array.from({ length: 100 }, (_, n) => n + 351)));
  for (const shown of [200, 300, 400, 450]) {
    expect(result.current?.hasOlder).toBe(true);
    act(() => result.current?.loadOlder());
    await waitFor(() => expect(positions()).toEqual(Array.from({ length: shown }, (_, n) => n + 451 - shown)));
  }
  await waitFor(() => expect(result.current?.hasOlder).toBe(false));
});

test('a draft is there for whoever opens the conversation next', async () => {
  await signedIn();
  const content = { text: 'half a', html: null, subject: null, recipients: null, attachments: [], seenPosition: 0 };
  await saveDraft('conversation-1', 'reply', content);
  const { result } = renderHook(() => ({
    reply: useDraft('conversation-1', 'reply'),
    note: useDraft('conversation-1', 'note'),
    all: useDrafts(),
  }));
  const draft = { content: { text: 'half a' } };
  await waitFor(() => expect(result.current).toMatchObject({ reply: draft, note: null, all: [draft] }));
});

test('searching what is cached finds beginnings of words in names and messages', async () => {
  const { clock } = await signedIn(({ server }) => server.write({ entity: 'message', row: aMessage() }));
  await waitFor(async () => {
    clock.advance(1_000);
    expect((await searchLocal('')).left).toBe(0);
  });
  expect((await searchLocal('nov MAJ')).customers.map(({ name }) => name)).toEqual(['Maja Novak']);
  expect((await searchLocal('ord')).conversations.map(({ snippet }) => snippet)).toEqual(['Where is my order?']);
  expect((await searchLocal('rder')).conversations).toEqual([]);
});
