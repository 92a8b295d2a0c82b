import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Offer } from '#shared/domain/offer.ts';
import { missingPostgres, startPostgres } from '../../tests/real/postgres.ts';
import { describeReal } from '../../tests/real/require-part.ts';
import { systemClock } from '../platform/clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { createRouter, type Router } from './router.ts';
import { createFloorRows } from './router-fixture.ts';

const size = { agents: 12, places: 3, conversations: 90 };

describeReal('three servers on one PostgreSQL', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let stores: Store[] = [];
  let routers: Router[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    const url = postgres.createDatabase('routing');
    for (let node = 0; node < 3; node += 1)
      stores.push(createStore(await openDatabase({ kind: 'postgres', url }), systemClock.now));
    routers = stores.map((store) => createRouter({ store, clock: systemClock, log: silentLogger() }));
  });
  afterAll(async () => {
    await Promise.all(routers.map((router) => router.stop()));
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
    await postgres.stop();
  });

  test('one conversation rings at one agent, one at a time, nobody is over their places, and everybody with room is busy', async () => {
    const [first] = stores;
    if (!first) throw new Error('no server was started');
    const rows = createFloorRows(first, Date.now);
    await rows.basics();
    for (let index = 0; index < size.agents; index += 1) await rows.agent(`agent-${index}`, size.places);
    for (const router of routers) router.start();
    // Customers write to all three servers at once, while agents answer what rings, decline some of it, and finish.
    const arrivals = Array.from({ length: size.conversations }, (_, index) => index);
    let over = 0;
    let double = 0;
    const countBy = (states: Offer['state'][]) =>
      first.db
        .selectFrom('offer')
        .select(['userId', ({ fn }) => fn.countAll<number>().as('count')])
        .where('state', 'in', states)
        .groupBy('userId')
        .execute();
    const watch = async () => {
      over += (await countBy(['ringing', 'accepted'])).filter(({ count }) => Number(count) > size.places).length;
      double += (await countBy(['ringing'])).filter(({ count }) => Number(count) > 1).length;
    };
    await Promise.all(
      stores.map(async (store, node) => {
        const mine = createFloorRows(store, Date.now);
        for (const index of arrivals.filter((one) => one % 3 === node)) {
          await mine.waits(`c-${index}`, { number: 5_000 + index });
          const ringing = (await mine.ringing())[node];
          if (ringing) await answer(store, ringing.id, index % 4 === 0 ? 'declined' : 'accepted');
          await watch();
        }
      }),
    );
    const held = () => first.db.selectFrom('conversation').select('id').where('assigneeId', 'is not', null).execute();
    await vi.waitFor(async () => {
      await watch();
      for (const { id } of await rows.ringing()) await answer(first, id, 'accepted');
      expect(await held()).toHaveLength(size.agents * size.places);
    }, 20_000);
    await vi.waitFor(async () => {
      const waits = await rows.waitLines();
      expect(waits).toHaveLength(size.conversations - size.agents * size.places);
    }, 20_000);
    await watch();
    expect({ over, double }).toEqual({ over: 0, double: 0 });
    const taken = await first.db.selectFrom('offer').select('conversationId').where('state', '=', 'accepted').execute();
    expect(new Set(taken.map(({ conversationId }) => conversationId)).size).toBe(taken.length);
  });

  /** As the mutations do: the conversation, then its offer. */
  async function answer(store: Store, offerId: string, state: 'accepted' | 'declined'): Promise<void> {
    const known = await store.db.selectFrom('offer').selectAll().where('id', '=', offerId).executeTakeFirst();
    if (!known) return;
    await store.transact(async (unit) => {
      const conversation = await unit.find('conversation', known.conversationId);
      const offer = await unit.find('offer', offerId);
      if (conversation === null || offer?.state !== 'ringing') return;
      await unit.put('offer', { ...offer, state, closedAt: unit.now }, offer);
      if (state === 'accepted')
        await unit.put('conversation', { ...conversation, assigneeId: offer.userId }, conversation);
    });
  }
});
