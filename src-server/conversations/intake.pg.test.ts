import { afterAll, beforeAll, expect, test } from 'vitest';
import { missingPostgres, startPostgres } from '../../tests/real/postgres.ts';
import { describeReal } from '../../tests/real/require-part.ts';
import { describeIntake, startIntake } from './intake-suite.ts';

describeReal('real PostgreSQL', missingPostgres, () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let url = '';
  beforeAll(async () => {
    postgres = await startPostgres();
    url = postgres.createDatabase('intake');
  });
  afterAll(() => postgres.stop());
  describeIntake('PostgreSQL', () => ({ kind: 'postgres', url }));

  test('a conversation that somebody has in hand holds up its own customer alone', async () => {
    const { store, write } = await startIntake({ kind: 'postgres', url: postgres.createDatabase('in_hand') });
    for (const visitor of ['held', 'free']) await write(visitor, 'first');
    const { conversationId } = await store.db
      .selectFrom('conversationThread')
      .select('conversationId')
      .where('threadKey', '=', 'held')
      .executeTakeFirstOrThrow();
    let letGo = () => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const inHand = new Promise<void>((resolve) => {
      void store.transact(async (unit) => {
        await unit.find('conversation', conversationId);
        resolve();
        await gate;
      });
    });
    await inHand;
    let isStored = false;
    const held = write('held', 'second').then(() => {
      isStored = true;
    });
    expect(await write('free', 'second')).toBe('stored');
    expect(await write('free', 'third')).toBe('stored');
    expect(isStored).toBe(false);
    letGo();
    await held;
    const { length } = await store.db
      .selectFrom('message')
      .select('id')
      .where('conversationId', '=', conversationId)
      .execute();
    expect(length).toBe(2);
    await store.close();
  });
});
