import { expect, test } from 'vitest';
import { parseMailboxState, searchFor } from './mailbox-state.ts';

const now = Date.UTC(2026, 0, 15);
const day = 86_400_000;
const state = { uidValidity: '7', lastUid: 41, lastReceivedAt: now - 10 * day };

test('while the numbering holds, what comes after the last number is new', () => {
  expect(searchFor(state, '7', now)).toEqual({ uid: '42:*' });
});

test('a mailbox connected for the first time gives its last three days, not its years', () => {
  expect(searchFor(null, '7', now)).toEqual({ since: new Date(now - 3 * day) });
});

test('numbered anew, everything since a little before the last mail is looked at again', () => {
  expect(searchFor(state, '8', now)).toEqual({ since: new Date(now - 12 * day) });
});

test('a memory nobody understands counts as none', () => {
  expect(parseMailboxState(state)).toEqual(state);
  for (const stored of [null, undefined, 'x', { uidValidity: 7 }, { ...state, lastUid: -1 }])
    expect(parseMailboxState(stored)).toBeNull();
});
