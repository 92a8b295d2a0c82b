import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EntityName } from '#shared/domain/entities.ts';
import { aQueue } from '../../tests/factories/rows.ts';
import { type Database, openDatabase } from './database.ts';
import { announcementOf, parseAnnouncement } from './kept-rows.ts';
import { createStore, type Store } from './store.ts';

let db: Database;
let store: Store;
beforeAll(async () => {
  db = await openDatabase({ kind: 'embedded', folder: null });
}, 60_000);
afterAll(() => db.destroy());
beforeEach(async () => {
  await db.deleteFrom('queue').execute();
  store = createStore(db, Date.now);
});

const put = (name: string, by = store) => by.transact((unit) => unit.put('queue', aQueue({ name })));
const names = async (by = store) =>
  (await by.transact(async (unit) => (await unit.list('queue')).map(({ name }) => name))).value;

test('a kind that is seldom written is read once, and anew when it was written', async () => {
  await put('Delivery');
  expect(await names()).toEqual(['Delivery']);
  await db.updateTable('queue').set({ name: 'Behind its back' }).execute();
  expect(await names()).toEqual(['Delivery']);
  await put('Returns');
  expect(await names()).toEqual(['Returns']);
});

test('a transaction sees what it has itself written, and what was undone was never there', async () => {
  await put('Delivery');
  const undone = store.transact(async (unit) => {
    await unit.put('queue', aQueue({ name: 'Not for long' }));
    expect((await unit.list('queue')).map(({ name }) => name)).toEqual(['Not for long']);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await names()).toEqual(['Delivery']);
});

test('what another process writes is seen once it is heard of', async () => {
  await put('Delivery');
  await names();
  await put('Returns', createStore(db, Date.now));
  expect(await names()).toEqual(['Delivery']);
  store.heardOfCommit();
  expect(await names()).toEqual(['Returns']);
});

test('a commit elsewhere makes forget what it wrote, and nothing else', async () => {
  await put('Delivery');
  await names();
  const elsewhere = createStore(db, Date.now);
  await put('Returns', elsewhere);
  const heard = (...written: EntityName[]) =>
    store.heardOfCommit(parseAnnouncement(announcementOf('server-b', new Set(written))).written);
  heard('conversation', 'message', 'inbox');
  expect(await names()).toEqual(['Delivery']);
  heard('conversation', 'queue');
  expect(await names()).toEqual(['Returns']);
});

test('a commit of which is not said what it wrote makes forget everything', async () => {
  await put('Delivery');
  await names();
  await put('Returns', createStore(db, Date.now));
  store.heardOfCommit(parseAnnouncement('server-of-another-version').written);
  expect(await names()).toEqual(['Returns']);
});
