import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Conversation } from '#shared/domain/conversation.ts';
import { newId } from '#shared/lib/ids.ts';
import { aListItem } from '../../../tests/factories/list-item.ts';
import { aConversation, aCustomer, aUser, aWorkspace } from '../../../tests/factories/rows.ts';
import { aSyncState } from '../../../tests/factories/sync-state.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import { portPair } from '../engine/ports.ts';
import type { FromEngine } from '../engine/protocol.ts';
import {
  type ConversationQuery,
  connectSync,
  type FirstAnswers,
  offerFirstAnswers,
  saveDraft,
  stopSync,
  useConversations,
  useDraft,
  useMe,
  useViewCounts,
  useWorkspace,
} from '../index.ts';
import { type JoinedRow, joinRow } from '../read/joined-row.ts';

const query: ConversationQuery = { view: 'all' };
const counts = {
  mine: 1,
  mineUnread: 0,
  unassigned: 0,
  all: 7,
  vip: 0,
  breaching: 0,
  waitingToSend: 0,
  needsDecision: 0,
};

/** What an earlier start kept: one conversation, which the server knows nothing of any more. */
const kept = (): FirstAnswers => ({
  me: aUser({ id: 'user-ana', name: 'Ana as she was' }),
  workspace: aWorkspace(),
  counts: { ...counts, queues: {} },
  question: JSON.stringify(query),
  ids: ['conversation-old'],
  items: [
    aListItem({
      conversation: aConversation({ id: 'conversation-old' }),
      customer: aCustomer({ name: 'Milena Kos' }),
    }),
  ],
});

const draw = () => renderHook(() => ({ list: useConversations(query), me: useMe(), counts: useViewCounts() }));

afterEach(() => stopSync());

test('rows of an earlier start are there in the first drawing, without an engine', () => {
  offerFirstAnswers('parley any user-ana', kept());
  const { result } = draw();
  expect(result.current.list?.ids).toEqual(['conversation-old']);
  expect(result.current.list?.item('conversation-old')?.customer?.name).toBe('Milena Kos');
  expect(result.current.me?.name).toBe('Ana as she was');
  expect(result.current.counts?.all).toBe(7);
});

test('another list is not answered with it', () => {
  offerFirstAnswers('parley any user-ana', kept());
  const { result } = renderHook(() => useConversations({ view: 'unassigned' }));
  expect(result.current).toBeUndefined();
});

test('what is read on the same desk replaces all of it', async () => {
  const world = aServer();
  offerFirstAnswers(`parley ${world.address} user-ana`, kept());
  const { result } = draw();
  await act(async () => void (await startDeskInPage(world)));
  await waitFor(() => expect(result.current.list?.ids).toEqual(['conversation-1']));
  await waitFor(() => expect(result.current.counts?.all).toBe(1));
  await waitFor(() => expect(result.current.me?.name).not.toBe('Ana as she was'));
});

test('nothing of it is shown to who is signed in at another desk', async () => {
  const world = aServer();
  offerFirstAnswers('parley https://elsewhere.example user-bor', kept());
  await startDeskInPage(world);
  const { result } = draw();
  expect(result.current.list).toBeUndefined();
  expect(result.current.me?.name).not.toBe('Ana as she was');
});

/** A window of a computer that nobody has used yet, and what its engine says. */
function aNewComputer() {
  const [window, engine] = portPair();
  const secrets = { load: async () => null, save: async () => undefined, clear: async () => undefined };
  void connectSync(window, { server: 'http://x.test', secrets });
  return async (message: FromEngine) => {
    engine.post(message);
    await act(() => new Promise((resolve) => setTimeout(resolve, 0)));
  };
}

const server = `http://${newId()}.test`;
const ana = `parley ${server} user-ana`;
const aRow = (id: string, activityAt: number, fields: Partial<Conversation> = {}): JoinedRow =>
  joinRow(aConversation({ id, activityAt, ...fields }), { customer: aCustomer(), clock: undefined, readPosition: 0 });
const firstRows = {
  desk: ana,
  me: aUser({ id: 'user-ana', name: 'Ana Lipa' }),
  workspace: aWorkspace(),
  rows: [
    aRow('older', 1, { assigneeId: 'user-ana' }),
    aRow('as-old', 1, { assigneeId: 'user-ana' }),
    aRow('newest', 3, { assigneeId: 'user-ana', lastInboundPosition: 1 }),
    aRow('theirs', 2, { assigneeId: 'user-bor' }),
    aRow('done', 4, { assigneeId: 'user-ana', state: 'resolved' }),
  ],
};
const signedIn = aSyncState({ server, database: null });
const drawLists = () =>
  renderHook(() => ({
    mine: useConversations({ view: 'mine' }),
    all: useConversations({ view: 'all' }),
    resolved: useConversations({ view: 'all', states: ['resolved'] }),
    unassigned: useConversations({ view: 'unassigned' }),
    counts: useViewCounts(),
    me: useMe(),
    workspace: useWorkspace(),
  }));

test('a new desk shows the rows its engine has in hand, in every list, and calls no list empty that it does not know', async () => {
  const hear = aNewComputer();
  const { result } = drawLists();
  await hear({ kind: 'state', state: signedIn });
  expect(result.current.mine).toBeUndefined();
  await hear({ kind: 'state', state: signedIn, firstRows });
  expect(result.current.mine?.ids).toEqual(['newest', 'as-old', 'older']);
  expect(result.current.mine?.item('newest')).toMatchObject({ unread: true, hasDraft: false, waiting: 0 });
  expect(result.current.all?.ids).toEqual(['newest', 'theirs', 'as-old', 'older']);
  expect(result.current.resolved).toBeUndefined();
  expect(result.current.unassigned).toBeUndefined();
  expect(result.current.counts).toMatchObject({ mine: 3, mineUnread: 1, all: 4, waitingToSend: 0 });
  expect(result.current.me?.name).toBe('Ana Lipa');
  expect(result.current.workspace?.name).toBe('Lipa & Co.');
});

test('they are gone with the agent they are of, and nobody else sees them', async () => {
  const hear = aNewComputer();
  const { result } = drawLists();
  await hear({ kind: 'state', state: signedIn, firstRows });
  expect(result.current.mine).toBeDefined();
  await hear({ kind: 'state', state: aSyncState({ server, database: null, userId: null }) });
  expect(result.current.mine).toBeUndefined();
  expect(result.current.me).toBeUndefined();
  await hear({ kind: 'state', state: aSyncState({ server, database: null, userId: 'user-bor' }), firstRows });
  expect(result.current.mine).toBeUndefined();
});

test('what is done before the engine is connected is done when it is', async () => {
  const kept = saveDraft('conversation-1', 'reply', {
    text: 'I look into it',
    html: null,
    subject: null,
    recipients: null,
    attachments: [],
    seenPosition: 0,
  });
  await startDeskInPage(aServer());
  await kept;
  const { result } = renderHook(() => useDraft('conversation-1', 'reply'));
  await waitFor(() => expect(result.current?.content.text).toBe('I look into it'));
});
