import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Supervision } from '#shared/domain/supervision.ts';
import { aSupervision } from '../../tests/factories/rows.ts';
import type { Clock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { absentForMs, createAbsence } from './absent.ts';

let now = 1_800_000_000_000;
const due: (() => void)[] = [];
const clock: Clock = {
  now: () => now,
  after(_ms, callback) {
    due.push(callback);
    return () => due.splice(due.indexOf(callback), 1);
  },
};
/** Lets the next look happen, ten seconds on. */
async function nextLook(): Promise<void> {
  await vi.waitFor(() => expect(due).toHaveLength(1));
  now += 10_000;
  due.shift()?.();
}
let store: Store;
beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), clock.now);
}, 60_000);
afterAll(() => store.close());

const session = (id: string, supervisorId: string, mode: Supervision['mode']) =>
  aSupervision({ id, supervisorId, mode, conversationId: null });

test('who is gone for a minute no longer counts as watching; who is there, or holds a conversation, goes on', async () => {
  await store.transact(async (unit) => {
    await unit.put('supervision', session('gone', 'user-eva', 'monitor'), null);
    await unit.put('supervision', session('there', 'user-sara', 'monitor'), null);
    await unit.put('supervision', session('holds', 'user-eva', 'take-over'), null);
  });
  const ended = async () => {
    const rows = await store.db.selectFrom('supervision').selectAll().where('endedAt', 'is not', null).execute();
    return rows.map(({ id, endedAs }) => `${id} ${endedAs}`);
  };
  const changed = vi.fn();
  const absence = createAbsence({
    store,
    clock,
    log: silentLogger(),
    connectedUsers: () => new Set(['user-sara']),
    changed,
  });
  absence.start();
  for (let looks = 0; looks < absentForMs / 10_000 - 1; looks += 1) await nextLook();
  await vi.waitFor(() => expect(due).toHaveLength(1));
  expect(await ended()).toEqual([]);
  await nextLook();
  await vi.waitFor(async () => expect(await ended()).toEqual(['gone disconnected']));
  const audited = await store.db.selectFrom('audit').selectAll().execute();
  expect(audited).toMatchObject([{ action: 'supervision.ended', subject: 'gone', actorId: null }]);
  await absence.stop();
});
