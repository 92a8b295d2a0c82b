import { rmSync } from 'node:fs';
import { z } from 'zod';
import { missingPart } from '../../e2e/harness/chromium.ts';
import { startChild } from '../child.ts';
import { searchesAsTyped } from '../data/searches.ts';
import { totalChanges } from '../data/workspace.ts';
import type { Group } from '../figures.ts';
import { inFreshProfile } from '../fresh-profile.ts';
import type { Report } from '../report.ts';
import { percentile } from '../statistics.ts';
import { buildPages } from '../sync/build-pages.ts';

export const group: Group = 'search';

const foundSchema = z.array(z.object({ ms: z.number(), hits: z.number(), left: z.number() }));

/** Searching what is on this computer, in the window, after 100,000 changes have come in and the index has them. */
export async function run(report: Report): Promise<void> {
  if (missingPart !== undefined) return report.notMeasured('localSearchP95Ms', missingPart);
  const pages = await buildPages();
  const feed = startChild(new URL('../feed-process.ts', import.meta.url), { BENCH_PAGES: pages });
  try {
    const token = 'agent@example.com';
    await feed.ask('release', { token, end: totalChanges }, z.number());
    const { indexMs, found } = await inFreshProfile(async (page) => {
      await page.goto(await feed.ask('address', null, z.string()));
      await page.waitForFunction(() => document.title === 'ready');
      const call = (name: string, ...args: unknown[]): Promise<unknown> =>
        page.evaluate(([name, args]) => Reflect.get(window, 'bench')[name](...args), [name, args] as const);
      await call('signIn', token);
      const indexMs = z.number().parse(await call('indexed'));
      const [warmUp, ...searches] = searchesAsTyped(201);
      await call('search', [warmUp]);
      return { indexMs, found: foundSchema.parse(await call('search', searches)) };
    });
    const times = found.map(({ ms }) => ms);
    const empty = found.filter(({ hits }) => hits === 0).length;
    const cut = found.filter(({ left }) => left > 0).length;
    report.say(`indexed ${totalChanges} rows behind the catch-up in ${(indexMs / 1000).toFixed(1)} s`);
    report.say(
      `p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)}, most ${Math.max(...times).toFixed(1)} ms; ${empty} of ${found.length} found nothing`,
    );
    // A search of a part has not searched 100,000 messages, however quick it was.
    if (cut > 0) return report.notMeasured('localSearchP95Ms', `${cut} of ${found.length} searches saw only a part`);
    // Words everybody finds somewhere: many empty answers would mean that nothing was looked through.
    if (empty > found.length / 4) return report.notMeasured('localSearchP95Ms', `${empty} searches found nothing`);
    report.measured('localSearchP95Ms', percentile(times, 0.95));
  } finally {
    await feed.stop();
    rmSync(pages, { recursive: true, force: true });
  }
}
