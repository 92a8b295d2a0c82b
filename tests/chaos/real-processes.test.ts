import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, inChromium, inElectron } from '../e2e/harness/hosts.ts';
import { describeWith } from '../e2e/harness/parts.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { runStorm } from './storm.ts';

/** A short storm in the gate, a long one by `CHAOS_POINTS=200 npm run chaos`; a failure names the seed that repeats its schedule. */
const points = Number(process.env.CHAOS_POINTS ?? 6);
const seed = Number(process.env.CHAOS_SEED ?? 1);
const share = (part: number) => Math.max(1, Math.round(points * part));
/** A start, a count, and a generous time for each fault. */
const timeoutMs = (count: number) => 240_000 + count * 45_000;

async function storm(host: Host, count: number, salt: number, databaseUrl: string | null = null): Promise<void> {
  const outcome = await runStorm({ host, databaseUrl, seed: seed + salt, points: count }).catch((error: unknown) => {
    throw new Error(`CHAOS_SEED=${seed} CHAOS_POINTS=${points}: ${String(error)}`, { cause: error });
  });
  const { struck, broken, ...counts } = outcome;
  console.info(`${host.name}, seed ${seed}, ${struck.length} faults: ${JSON.stringify(counts)}`);
  expect(broken, `CHAOS_SEED=${seed} CHAOS_POINTS=${points}, after: ${struck.join(', ')}`).toEqual([]);
}

describeWith(inChromium.missingPart, 'replies written in Chromium while processes are killed and lines fail', () => {
  const onPglite = share(0.5);
  test(
    'embedded database: each once or shown as not confirmed, none missing, in order',
    { timeout: timeoutMs(onPglite) },
    () => storm(inChromium, onPglite, 0),
  );
});

describeWith(inChromium.missingPart ?? missingPostgres ?? undefined, 'the same with the server on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  const onPostgres = share(0.3);
  test('each once or shown as not confirmed, none missing, in order', { timeout: timeoutMs(onPostgres) }, () =>
    storm(inChromium, onPostgres, 1_000, postgres.createDatabase('chaos')),
  );
});

describeWith(inElectron.missingPart, 'replies written in Electron while processes are killed and lines fail', () => {
  const inDesktop = share(0.2);
  test('each once or shown as not confirmed, none missing, in order', { timeout: timeoutMs(inDesktop) }, () =>
    storm(inElectron, inDesktop, 2_000),
  );
});
