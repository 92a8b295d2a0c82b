import { rmSync } from 'node:fs';
import { z } from 'zod';
import { missingPart } from '../../e2e/harness/chromium.ts';
import { startChild } from '../child.ts';
import { totalChanges } from '../data/workspace.ts';
import type { Group } from '../figures.ts';
import { inFreshProfile } from '../fresh-profile.ts';
import type { Bench } from '../pages/catch-up.ts';
import type { Report } from '../report.ts';
import { inTurns, median, ratios } from '../statistics.ts';
import { buildPages } from './build-pages.ts';

export const group: Group = 'sync';

const warmUp = 10_000;
/** Some rounds take PouchDB a third longer than others; one such round must not become the figure. */
const limits = { rounds: 4, budgetMs: 190_000 };

export async function run(report: Report): Promise<void> {
  if (missingPart !== undefined) {
    for (const name of ['catchUpRatio', 'catchUpVsRxdb', 'catchUpVsPouchdb'] as const)
      report.notMeasured(name, missingPart);
    return;
  }
  const pages = await buildPages();
  const feed = startChild(new URL('../feed-process.ts', import.meta.url), { BENCH_PAGES: pages });
  try {
    const address = await feed.ask('address', null, z.string());
    let profiles = 0;

    /** Every sample begins with an empty profile: what one way has stored must not weigh on the next. */
    const inPage = (work: (call: Call) => Promise<number>): Promise<number> =>
      inFreshProfile(async (page) => {
        profiles += 1;
        await page.goto(address);
        await page.waitForFunction(() => document.title === 'ready');
        const call: Call = (name, ...args) =>
          page.evaluate(([name, args]) => Reflect.get(window, 'bench')[name](...args), [name, args] as const);
        page.on('console', (message) => message.type() === 'error' && report.say(message.text()));
        return withinMs(120_000, work(call));
      });
    const end = (round: number) => (round === 0 ? warmUp : totalChanges);
    const rival = (name: 'bare' | 'rxdb' | 'pouchdb') => async (round: number) => {
      await feed.ask('release', { token: 'rival', end: end(round) }, z.number());
      return inPage((call) => call('rival', name, round, end(round)));
    };
    const engine = (round: number) =>
      inPage(async (call) => {
        const token = `agent-${profiles}@example.com`;
        await call('signIn', token);
        const caughtUp = call('catchUp', end(round));
        await feed.ask('release', { token, end: end(round) }, z.number());
        return caughtUp;
      });

    const ways = { bare: rival('bare'), engine, rxdb: rival('rxdb'), pouchdb: rival('pouchdb') };
    const times = await inTurns(limits, ways);
    for (const [name, samples] of Object.entries(times))
      report.say(
        `${name}: ${samples.map((ms) => (ms / 1000).toFixed(2)).join(' ')} s, ${Math.round((totalChanges / median(samples)) * 1000)} rows/s`,
      );
    report.measured('catchUpRatio', median(ratios(times.bare, times.engine)));
    report.measured('catchUpVsRxdb', median(ratios(times.rxdb, times.engine)));
    report.measured('catchUpVsPouchdb', median(ratios(times.pouchdb, times.engine)));
  } finally {
    await feed.stop();
    rmSync(pages, { recursive: true, force: true });
  }
}

type Call = <N extends keyof Bench>(name: N, ...args: Parameters<Bench[N]>) => Promise<Awaited<ReturnType<Bench[N]>>>;

/** A way that hangs fails its group in time, instead of hanging the run. */
async function withinMs<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limitMs / 1000} s`)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
