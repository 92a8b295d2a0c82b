import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { anInbox } from '../../tests/factories/rows.ts';
import { missingPostgres, startPostgres } from '../../tests/real/postgres.ts';
import { describeReal } from '../../tests/real/require-part.ts';
import { systemClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { createLeases } from './leases.ts';

describeReal('leases of inboxes', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let store: Store;
  let count = 0;
  const server = (name: string, clock = systemClock) => {
    const leases = createLeases({ store, name, clock, log: silentLogger() });
    const changes: string[] = [];
    leases.start((inboxId) => changes.push(`${inboxId} ${leases.epochOf(inboxId)}`));
    return { ...leases, changes };
  };

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  beforeEach(async () => {
    count += 1;
    const url = postgres.createDatabase(`leases_${count}`);
    store = createStore(await openDatabase({ kind: 'postgres', url }), Date.now);
    await store.transact((unit) => unit.put('inbox', anInbox({ id: 'inbox-1' })));
    return () => store.close();
  });
  afterAll(() => postgres.stop());

  test('of ten servers that want an inbox at the same time, one gets it', async () => {
    const servers = Array.from({ length: 10 }, (_, index) => server(`node-${index}`));
    const epochs = await Promise.all(servers.map((one) => one.want('inbox-1')));
    expect(epochs.filter((epoch) => epoch !== null)).toEqual([1]);
    for (const one of servers) await one.stop();
  });

  test('given up in good order, it is another server’s at the next look', async () => {
    const [first, second] = [server('first'), server('second')];
    expect(await first.want('inbox-1')).toBe(1);
    expect(await second.want('inbox-1')).toBeNull();
    await first.stop();
    second.look();
    await vi.waitFor(() => expect(second.changes).toEqual(['inbox-1 2']));
    await second.stop();
  });

  test('whoever slept through the end of a lease no longer has it, and knows so', async () => {
    // A clock that never rings: the server stands still.
    const asleep = server('asleep', { now: Date.now, after: () => () => {} });
    const awake = server('awake');
    expect(await asleep.want('inbox-1')).toBe(1);
    expect(await awake.want('inbox-1')).toBeNull();
    await vi.waitFor(() => expect(awake.epochOf('inbox-1')).toBe(2), 10_000);
    expect(await asleep.isKept?.(store.db, 'inbox-1', 1)).toBe(false);
    expect(await awake.isKept?.(store.db, 'inbox-1', 2)).toBe(true);
    asleep.look();
    await vi.waitFor(() => expect(asleep.changes).toEqual(['inbox-1 1', 'inbox-1 null']));
    await awake.stop();
    await asleep.stop();
  });

  test('a server that cannot reach the database gives its inboxes up before anybody may take them', async () => {
    const other = createStore(await openDatabase({ kind: 'postgres', url: postgres.url }), Date.now);
    await other.transact((unit) => unit.put('inbox', anInbox({ id: 'inbox-1' })));
    const leases = createLeases({ store: other, name: 'cut off', clock: systemClock, log: silentLogger() });
    const lostAt = new Promise<number>((lost) =>
      leases.start((inboxId) => leases.epochOf(inboxId) === null && lost(performance.now())),
    );
    expect(await leases.want('inbox-1')).toBe(1);
    await other.close();
    const cutAt = performance.now();
    expect((await lostAt) - cutAt).toBeLessThan(5_500);
    await leases.stop();
  });
});
