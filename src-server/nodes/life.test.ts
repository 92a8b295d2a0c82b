import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { createLife, type Life } from './life.ts';

// An embedded database has one session, which nobody else's lock can be held on: here every lock has been let go of.
let store: Store;
let clock: ManualClock;
let told: string[];
let life: Life;
beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), () => 1);
}, 60_000);
afterAll(() => store.close());
beforeEach(async () => {
  clock = new ManualClock();
  told = [];
  await store.db.deleteFrom('nodeLife').execute();
  life = createLife({ store, nodeId: 'here', clock, log: silentLogger(), isGuarded: () => true });
  life.start({
    died: async (id) => void told.push(`${id} died`),
    silent: async (id, since) => void told.push(`${id} silent for ${clock.now() - since}`),
    returned: () => void told.push('returned'),
  });
});
afterEach(() => life.stop());

const beats = (nodeId: string, count: number, guarded = true) =>
  store.db
    .insertInto('nodeLife')
    .values({ nodeId, beats: count, seenAt: 1, guarded })
    .onConflict((conflict) => conflict.column('nodeId').doUpdateSet({ beats: count }))
    .execute();
/** In steps of a beat, with what each leads to asked of the database in between. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 2) {
    clock.advance(2_000);
    await settled();
  }
}
/** It plans its next look when it is done with this one; nothing else waits for the clock. */
const settled = () => vi.waitFor(() => expect(clock.nextAt).not.toBeNull(), { interval: 2 });
const known = async () =>
  (await store.db.selectFrom('nodeLife').select('nodeId').execute()).map(({ nodeId }) => nodeId);

test('a server that is heard lives; one that falls silent and has let go of its lock has died, and is forgotten', async () => {
  await beats('other', 1);
  await pass(4);
  for (let count = 2; count < 12; count += 1) {
    await beats('other', count);
    await pass(2);
  }
  expect(told).toEqual([]);
  await pass(18);
  expect(told).toEqual(['other died']);
  await pass(20);
  expect(told[1]).toMatch(/^other silent for 3\d{4}$/);
  expect(told).toHaveLength(2);
  expect(await known()).toEqual(['here']);
});

test('one whose lock could not be seen let go of is never taken for dead, only for silent', async () => {
  await beats('other', 1, false);
  await pass(60);
  expect(told.map((what) => what.split(' ')[1])).toEqual(['silent']);
});

test('who was not there cannot say how long others were silent, and says when it is back', async () => {
  await beats('other', 1);
  await pass(10);
  clock.advance(60_000);
  await settled();
  expect(told).toEqual([]);
  await pass(12);
  expect(told).toEqual(['returned']);
  await pass(10);
  expect(told).toEqual(['returned', 'other died']);
});
