import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aConversation, aCustomer, anInbox, aQueue } from '../../tests/factories/rows.ts';
import { missingPostgres, startPostgres } from '../../tests/real/postgres.ts';
import { describeReal } from '../../tests/real/require-part.ts';
import { createStore, logChannel, openDatabase, parseAnnouncement } from './index.ts';
import { describeStore } from './store-suite.ts';

describeReal('real PostgreSQL', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let url = '';
  beforeAll(async () => {
    postgres = await startPostgres();
    url = postgres.createDatabase('store');
  });
  afterAll(() => postgres.stop());
  describeStore('PostgreSQL', () => ({ kind: 'postgres', url }));

  test('a commit is announced with its server and what others keep in memory of it', async () => {
    const home = { kind: 'postgres', url: postgres.createDatabase('announced') } as const;
    const store = createStore(await openDatabase(home), Date.now, { announceAs: 'server-a', oneSession: false });
    const listener = new pg.Client({ connectionString: home.url });
    await listener.connect();
    const heard: ReturnType<typeof parseAnnouncement>[] = [];
    listener.on('notification', ({ payload }) => heard.push(parseAnnouncement(payload ?? '')));
    await listener.query(`listen ${logChannel}`);
    await store.transact(async (unit) => {
      await unit.put('queue', aQueue());
      await unit.put('customer', aCustomer());
      await unit.put('inbox', anInbox());
    });
    await store.transact((unit) => unit.put('conversation', aConversation()));
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual([
      { name: 'server-a', written: ['queue', 'inbox'] },
      { name: 'server-a', written: [] },
    ]);
    await listener.end();
    await store.close();
  });
});
