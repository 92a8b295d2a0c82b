import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { Message } from '#shared/domain/message.ts';
import { newId } from '#shared/lib/ids.ts';
import { aMessage } from '../../../tests/factories/rows.ts';
import { ManualClock } from '../../../tests/fakes/manual-clock.ts';
import { plainCodec } from '../codec.ts';
import { commit } from '../db/commit.ts';
import { DeskDatabase } from '../db/database.ts';
import type { WritableDesk } from '../db/row-store.ts';
import { createOwnWork } from '../second/own-work.ts';
import type { SecondPlace } from '../second/second-place.ts';
import { createIndexer } from './indexer.ts';

const minute = 60_000;
const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
});

/** Nothing of an agent's own is written here. */
const noPlace: SecondPlace = {
  put: async () => undefined,
  remove: async () => undefined,
  list: async () => [],
  close: () => undefined,
  destroy: async () => undefined,
};

/** A desk's database with its index, and what was read of the index off the disk. */
async function aDesk(db = new DeskDatabase(newId())) {
  const clock = new ManualClock();
  const read = vi.spyOn(db.searchSegments, 'get');
  const indexer = createIndexer({ db, codec: plainCodec }, { clock, isBusy: () => false });
  ending.push(indexer.stop);
  const desk: WritableDesk = {
    db,
    codec: plainCodec,
    own: createOwnWork(noPlace, plainCodec, () => undefined),
    onQueued: indexer.queued,
  };
  const written: Message[] = [];
  return {
    db,
    read,
    stop: indexer.stop,
    /** Lets the time pass in steps, and the database work in between. */
    async pass(ms: number) {
      for (let step = 0; step < 60; step += 1) {
        clock.advance(ms / 60);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
    async write(...texts: string[]) {
      const rows = texts.map((text) => ({ ...aMessage({ id: newId(), text }), conversationId: newId() }));
      written.push(...rows);
      await commit(desk, { rows: rows.map((row) => ({ entity: 'message', id: row.id, row })), generation: 1 });
    },
    /** The newest rows come once more, as they are. */
    async again(count: number) {
      const rows = written.slice(-count);
      await commit(desk, { rows: rows.map((row) => ({ entity: 'message', id: row.id, row })), generation: 1 });
    },
    async find(text: string) {
      const { conversations, left } = await indexer.find(text, 2_000);
      return { found: conversations.length, left };
    },
  };
}

const many = (count: number, word: string) => Array.from({ length: count }, (_, n) => `${word} ${n}`);

test('a few new rows wait on the disk, and are found as soon as somebody searches', async () => {
  const { db, write, find, pass } = await aDesk();
  await pass(minute);
  await write('Where is my pomegranate?');
  await pass(minute);
  expect(await db.searchQueue.count()).toBe(1);
  await find('');
  await pass(1_000);
  expect(await find('pomeg')).toEqual({ found: 1, left: 0 });
});

test('enough rows become a part on the disk without anybody searching', async () => {
  const { db, write, pass } = await aDesk();
  await pass(10 * minute);
  await write(...many(600, 'parcel'));
  await pass(minute);
  expect(await db.searchSegments.count()).toBe(1);
  expect(await db.searchQueue.count()).toBe(0);
});

test('rows that came before the index was first looked at are taken in once', async () => {
  const { db, write, pass } = await aDesk();
  await write(...many(600, 'parcel'));
  await pass(minute);
  expect(await db.searchSegments.count()).toBe(1);
  expect(await db.searchQueue.count()).toBe(0);
});

test('rows whose words are known already do not stay queued', async () => {
  const { db, write, again, pass } = await aDesk();
  await write(...many(600, 'parcel'));
  await pass(minute);
  for (let n = 0; n < 2; n += 1) await again(600);
  await pass(minute);
  expect(await db.searchQueue.count()).toBe(0);
});

test('a start with little to take in does not read the index', async () => {
  const before = await aDesk();
  await before.pass(minute);
  await before.write(...many(600, 'parcel'));
  await before.pass(minute);
  before.stop();
  const { read, write, find, pass } = await aDesk(before.db);
  await write('one more pomegranate');
  await pass(2 * minute);
  expect(read).toHaveBeenCalledTimes(0);
  expect(await find('parcel')).toMatchObject({ found: 600 });
  await pass(1_000);
  expect(await find('pomegranate')).toEqual({ found: 1, left: 0 });
});

test('an index that nobody asks leaves the memory, and answers the same when it is asked again', async () => {
  const { read, write, find, pass } = await aDesk();
  await write(...many(600, 'parcel'), 'the first pomegranate');
  await pass(minute);
  await write('the second pomegranate');
  await pass(minute);
  expect(await find('pomegranate')).toEqual({ found: 2, left: 0 });
  const reads = read.mock.calls.length;
  await pass(4 * minute);
  await find('parcel');
  expect(read).toHaveBeenCalledTimes(reads);
  await pass(6 * minute);
  await write('the third pomegranate');
  expect(read).toHaveBeenCalledTimes(reads);
  await find('');
  expect(read.mock.calls.length).toBeGreaterThan(reads);
  await pass(1_000);
  expect(await find('pomegranate')).toEqual({ found: 3, left: 0 });
});

test('new rows do not keep it in the memory', async () => {
  const { read, write, find, pass } = await aDesk();
  await write(...many(600, 'parcel'));
  await pass(minute);
  await find('parcel');
  const reads = read.mock.calls.length;
  for (let n = 0; n < 7; n += 1) {
    await write(`pomegranate ${n}`);
    await pass(minute);
  }
  await find('');
  expect(read.mock.calls.length).toBeGreaterThan(reads);
  await pass(1_000);
  expect(await find('pomegranate')).toEqual({ found: 7, left: 0 });
});

test('a part that the disk did not take is made again, and lost to nobody', async () => {
  const before = await aDesk();
  await before.pass(minute);
  vi.spyOn(before.db.searchSegments, 'bulkPut').mockRejectedValueOnce(new Error('the disk is full'));
  await before.write(...many(600, 'parcel'));
  await before.pass(minute);
  await before.write(...many(600, 'coat'));
  await before.pass(minute);
  before.stop();
  const { find, pass } = await aDesk(before.db);
  await find('');
  await pass(minute);
  expect(await find('parcel')).toEqual({ found: 600, left: 0 });
  expect(await find('coat')).toEqual({ found: 600, left: 0 });
});

test('an index that was never finished is finished at the start', async () => {
  const before = await aDesk();
  await before.write('a pomegranate');
  before.stop();
  await before.db.searchQueue.clear();
  const { find, pass } = await aDesk(before.db);
  await pass(minute);
  expect(await find('pomegranate')).toEqual({ found: 1, left: 0 });
});
