import { afterAll, beforeAll } from 'vitest';
import { missingPostgres, startPostgres } from '../../tests/real/postgres.ts';
import { describeReal } from '../../tests/real/require-part.ts';
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
});
