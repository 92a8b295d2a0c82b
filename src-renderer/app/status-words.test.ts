import { expect, test } from 'vitest';
import { aSyncState } from '../../tests/factories/sync-state.ts';
import type { SyncState } from '../sync/index.ts';
import { ageWords, statusWords } from './status-words.ts';

const key = (fields: Partial<SyncState>) => statusWords(aSyncState(fields)).key;

test('only a desk that has caught up is called current', () => {
  expect(statusWords(aSyncState())).toMatchObject({ tone: 'good', key: 'liveSince', at: 1_000 });
  expect(key({ status: { name: 'catching-up', cursor: 1 } })).toBe('catchingUp');
  expect(key({ status: { name: 'connecting', attempt: 2 } })).toBe('connecting');
});

test('offline says how old the rows are, or that there never were any', () => {
  const status = { name: 'offline', since: 5_000, nextAttemptAt: 6_000 } as const;
  expect(statusWords(aSyncState({ status }))).toMatchObject({ tone: 'warn', key: 'offline', at: 1_000 });
  expect(key({ status, lastSyncedAt: null })).toBe('offlineNever');
});

test('a first fetch shows its share, but not while the network is away', () => {
  const snapshot = { sent: 250, total: 1_000 };
  expect(statusWords(aSyncState({ snapshot, status: { name: 'catching-up', cursor: 0 } }))).toMatchObject({
    key: 'snapshot',
    share: 0.25,
  });
  expect(statusWords(aSyncState({ snapshot: { sent: 5, total: 0 } })).share).toBe(0);
  expect(key({ snapshot, status: { name: 'offline', since: 1, nextAttemptAt: 2 } })).toBe('offline');
});

test('what an agent must act on is red, a full disk before everything else', () => {
  expect(statusWords(aSyncState({ problem: 'storage' }))).toMatchObject({ tone: 'bad', key: 'storage' });
  expect(statusWords(aSyncState({ status: { name: 'update-required' } })).tone).toBe('bad');
  expect(statusWords(aSyncState({ status: { name: 'signed-out', reason: 'revoked' } })).tone).toBe('bad');
});

test('an age is told in seconds for a minute, then as every other', () => {
  const words = (ms: number) =>
    ageWords(
      0,
      ms,
      (count) => `${count} s`,
      () => 'long ago',
    );
  expect([words(0), words(59_000), words(60_000), words(-500)]).toEqual(['0 s', '59 s', 'long ago', '0 s']);
});
