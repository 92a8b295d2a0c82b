import { expect, test } from 'vitest';
import type { TimelineEntry } from '#shared/domain/timeline.ts';
import { aConversation } from '../../../tests/factories/rows.ts';
import { historyOf } from './history.ts';

const entry = (fields: Partial<TimelineEntry>): TimelineEntry => ({
  id: 'entry',
  kind: 'conversation',
  channel: 'email',
  summary: 'Size exchange',
  state: 'resolved',
  conversationId: null,
  at: 1,
  ...fields,
});

test('what is cached here is newer than what was fetched, and stands once', () => {
  const history = historyOf({
    conversations: [aConversation({ id: 'c1', subject: 'Now', activityAt: 9 })],
    timeline: {
      asOf: 5,
      entries: [entry({ id: 'c1', summary: 'Before', at: 4 }), entry({ id: 'c2', at: 7 })],
    },
  });
  expect(history.map(({ id, summary }) => [id, summary])).toEqual([
    ['c1', 'Now'],
    ['c2', 'Size exchange'],
  ]);
});

test('a touch this reader may not open is shown and leads nowhere; orders are left to their own section', () => {
  const history = historyOf({
    conversations: [],
    timeline: { asOf: 5, entries: [entry({ id: 'c2' }), entry({ id: 'o1', kind: 'order' })] },
  });
  expect(history).toEqual([entry({ id: 'c2' })]);
});

test('offline and never fetched: the cached conversations are the history', () => {
  expect(historyOf({ conversations: [aConversation({ id: 'c1' })], timeline: null }).map(({ id }) => id)).toEqual([
    'c1',
  ]);
});
