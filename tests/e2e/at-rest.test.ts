import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { wordsInProfile } from './harness/profile-words.ts';
import { ana } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

/** Enough for the search index to have parts on the disk. */
const messages = 560;
/** Words that stand in nothing but what is personal here; some beyond Latin, which browsers write in another way. */
const words = {
  customer: 'Quintessa Žvižgavka',
  address: '7777321',
  message: 'persimmonbread',
  cyrillic: 'сливовиця',
  reply: 'gooseberryfool',
  draft: 'rhubarbcrumble',
  searched: 'persimmonb',
};
const control = 'kumquatcontrol';

describeInEveryHost('what lies on the disk', (host) => {
  let server: RunningServer;
  let customer: TextPeer;
  let desk: Desk;
  let conversationId: string;

  beforeAll(async () => {
    const shop = await openShop();
    ({ server, customer } = shop);
    const number = Number(words.address) - 7_000;
    for (let sent = 0; sent < messages; sent += 1)
      await customer.writes(number, `${words.message} ${words.cyrillic} ${sent}`, words.customer);
    conversationId = (await shop.rest.conversations())[0]?.id ?? '';
    desk = await openSignedIn(host, server.address, ana.email);
    await desk.view('Unassigned');
    await desk.open('Quintessa');
  });
  afterAll(async () => {
    await desk?.close();
    await server?.close();
    await customer?.close();
  });

  test('no word of messages, customers, drafts, unsent replies or the search index can be read in the profile', async () => {
    pictureOnFailure(desk);
    await eventually(() => recordsIn(desk.page, 'searchSegments')).toBeGreaterThan(0);
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByRole('combobox').fill(words.searched);
    await desk.page
      .getByRole('option', { name: /Quintessa/ })
      .first()
      .waitFor();
    await desk.page.keyboard.press('Escape');

    await server.stop('SIGKILL');
    await desk.says('Offline');
    await desk.answer(`${words.reply} for you`);
    await desk.reply.fill(`${words.draft} half`);
    await desk.page.getByText('Draft saved on this computer').waitFor();
    await writeInTheClear(desk.page, control);
    await desk.close();

    expect(wordsInProfile(desk.profileDir, Object.values(words))).toEqual([]);
    // The same look finds what a page writes in the clear, and the ids that may be: it would have found the words.
    for (const seen of [control, conversationId])
      expect(wordsInProfile(desk.profileDir, [seen]).join()).toContain('IndexedDB');
  });

  test('after signing out the databases and the keys are gone', async () => {
    pictureOnFailure(desk);
    await server.start();
    await desk.restart();
    if (await desk.isSignedOut()) await desk.signIn(ana.email);
    await desk.says('Connected');
    await desk.button('0 waiting to send').waitFor();
    await desk.view('Mine');
    await desk.open('Quintessa');
    await expect.poll(() => desk.reply.inputValue()).toContain(words.draft);
    await desk.reply.fill('');
    await eventually(() => recordsIn(desk.page, 'drafts')).toBe(0);
    // What came together is found by one record for up to 32 of them.
    expect(await recordsIn(desk.page, 'batches')).toBeGreaterThanOrEqual(messages / 2 / 32);
    await desk.signOut();
    await desk.button('Sign in').waitFor();
    await eventually(() => deskDatabases(desk.page)).toEqual([]);
    await eventually(() => keptKeys(desk.page)).toBe(0);
  });
});

const deskDatabases = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('parley http') ? [name] : [])),
  );

/** How many records a table of the desk has; 0 where it is not open yet. */
async function recordsIn(page: Page, table: string): Promise<number> {
  const [name] = await deskDatabases(page);
  return name === undefined ? 0 : countIn(page, name, table);
}
const keptKeys = (page: Page): Promise<number> => countIn(page, 'parley keys', 'keys');

const countIn = (page: Page, name: string, table: string): Promise<number> =>
  page.evaluate(
    ([name, table]) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => resolve(0);
        opening.onsuccess = () => {
          const db = opening.result;
          const end = (count: number) => {
            db.close();
            resolve(count);
          };
          if (!db.objectStoreNames.contains(table)) return end(0);
          const counting = db.transaction(table).objectStore(table).count();
          counting.onsuccess = () => end(counting.result);
          counting.onerror = () => end(0);
        };
      }),
    [name, table] as const,
  );

const writeInTheClear = (page: Page, word: string): Promise<void> =>
  page.evaluate(
    (word) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('control', 1);
        opening.onerror = () => reject(opening.error);
        opening.onupgradeneeded = () => opening.result.createObjectStore('words', { autoIncrement: true });
        opening.onsuccess = () => {
          const db = opening.result;
          const transaction = db.transaction('words', 'readwrite');
          transaction.objectStore('words').add({ text: `A sentence with ${word} in it.` });
          transaction.oncomplete = () => {
            db.close();
            resolve();
          };
        };
      }),
    word,
  );
