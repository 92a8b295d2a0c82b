import { act, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { aListItem } from '../../../tests/factories/list-item.ts';
import { aConversation, aCustomer, aUser, aWorkspace } from '../../../tests/factories/rows.ts';
import { aServer } from '../../../tests/fakes/desk-engine.ts';
import { startDeskInPage } from '../../../tests/fakes/desk-in-page.ts';
import {
  type ConversationQuery,
  type FirstAnswers,
  offerFirstAnswers,
  saveDraft,
  stopSync,
  useConversations,
  useDraft,
  useMe,
  useViewCounts,
} from '../index.ts';

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
