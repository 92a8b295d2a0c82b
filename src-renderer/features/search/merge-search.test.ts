import { expect, test } from 'vitest';
import { aConversation, aCustomer } from '../../../tests/factories/rows.ts';
import { mergeSearch, stageOf } from './merge-search.ts';

const maja = aCustomer();
const oksana = aCustomer({ id: 'customer-oksana', name: 'Oksana Shevchenko' });
const here = { conversation: aConversation({ id: 'c1', state: 'resolved' }), customer: maja, snippet: 'parcel' };

test('what the server adds comes behind what is here, and nothing stands twice', () => {
  const found = mergeSearch(
    { customers: [maja], conversations: [here], left: 0 },
    {
      customers: [oksana, aCustomer({ name: 'Maja N.' })],
      conversations: [
        { conversation: aConversation({ id: 'c2', customerId: oksana.id }), snippet: 'date' },
        { conversation: aConversation({ id: 'c1' }), snippet: 'parcel' },
      ],
    },
  );
  expect(found.customers).toEqual([maja, oksana]);
  expect(found.conversations).toEqual([
    here,
    { conversation: aConversation({ id: 'c2', customerId: oksana.id }), customer: oksana, snippet: 'date' },
  ]);
});

test('a conversation only the server found is still named when its customer is here', () => {
  const found = mergeSearch(
    { customers: [maja], conversations: [], left: 0 },
    { customers: [], conversations: [{ conversation: aConversation({ id: 'c9' }), snippet: 'x' }] },
  );
  expect(found.conversations[0]?.customer).toEqual(maja);
});

test('the line below never calls a search whole that was not', () => {
  const local = { customers: [], conversations: [], left: 0 };
  const at = { text: 'maja', isLive: true, local, server: 'asked' } as const;
  expect(stageOf({ ...at, text: '' })).toBe('idle');
  expect(stageOf(at)).toBe('searching');
  expect(stageOf({ ...at, server: 'answered' })).toBe('whole');
  expect(stageOf({ ...at, server: 'failed' })).toBe('failed');
  expect(stageOf({ ...at, isLive: false })).toBe('offline');
  expect(stageOf({ ...at, isLive: false, local: { ...local, left: 9 } })).toBe('building');
  expect(stageOf({ ...at, server: 'failed', local: { ...local, left: 9 } })).toBe('building');
  expect(stageOf({ ...at, server: 'answered', local: { ...local, left: 9 } })).toBe('whole');
  // The connection was lost after the answer came: what is shown may be stale, so it is not called whole.
  expect(stageOf({ ...at, isLive: false, server: 'answered' })).toBe('offline');
});
