import { afterAll, beforeAll, expect, test } from 'vitest';
import { missingPostgres, startPostgres } from '../../tests/real/postgres.ts';
import { describeReal } from '../../tests/real/require-part.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { compensateWaiting } from './compensate.ts';
import { aCompensation, createWaits } from './promises-fixture.ts';

const start = 1_800_000_000_000;

describeReal('three servers on one PostgreSQL', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let stores: Store[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    const url = postgres.createDatabase('compensation');
    for (let node = 0; node < 3; node += 1)
      stores.push(createStore(await openDatabase({ kind: 'postgres', url }), () => start + 20_000));
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
    await postgres.stop();
  });

  test('each customer gets one voucher and one message, and the cap of the day holds', async () => {
    const [first] = stores;
    if (!first) throw new Error('no server was started');
    const rows = createWaits(first);
    await rows.basics(aCompensation({ perDay: 25 }));
    for (let index = 0; index < 40; index += 1) await rows.waits(`c${index}`, start);
    const given = (await Promise.all(stores.map((store) => compensateWaiting(store, start + 20_000)))).flat();
    expect(given).toHaveLength(25);
    expect(new Set(given).size).toBe(25);
    const vouchers = await rows.vouchers();
    expect(new Set(vouchers.map(({ code }) => code)).size).toBe(25);
    expect(await rows.queued()).toHaveLength(25);
    expect((await rows.outcomes()).filter(({ outcome }) => outcome === 'cap-of-day')).toHaveLength(15);
  });
});
