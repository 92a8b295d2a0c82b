import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { buildStale } from '../../../scripts/build.ts';
import { desktopCommand, freshProfile, missingPart } from '../../e2e/harness/electron.ts';
import { startChild } from '../child.ts';
import { changesWithAllMessages, lastWords } from '../data/workspace.ts';
import { figureNames, figures, type Group } from '../figures.ts';
import type { Report } from '../report.ts';
import { inTurns, median, percentile, ratios } from '../statistics.ts';
import { cachedRows, clickAndWait, firstPaintAt, shownAt, signInBy } from './in-page.ts';
import { type Command, keychainFor, launch, makeBareShell } from './shells.ts';
import type { WatchedPage } from './watched-page.ts';

export const group: Group = 'start';

const cached = 100_000;
const opened = 50;
/** One start's 95th hundredth is its second or third worst: what else the machine did then would be the figure. */
const openingStarts = 3;
const longOpens = 8;
const agent = 'ana@example.com';
/** A row of the desk's list with its words is on screen: not the grey bars that stand in for one. */
const usableRow = '#root [role=listbox] [role=option] time';
/** What stands around the list is on screen too: it follows the list's painting, and no figure may forget it. */
const wholeDesk = '#root nav button';
/** Fewer rows than this the index holds in memory, and queued on the disk, until there are enough for a part of it. */
const indexedTogether = 512;
/** What the next start is drawn from is kept while nobody waits for anything, some seconds after the list has come. */
const keptMs = 12_000;

/** The real desktop on a cache of 100,000 messages, against a bare window of the same Electron. */
export async function run(report: Report): Promise<void> {
  const missing = missingPart ?? (process.platform === 'linux' ? undefined : 'memory is read from /proc');
  if (missing !== undefined) {
    for (const name of figureNames) if (figures[name].group === group) report.notMeasured(name, missing);
    return;
  }
  await buildStale(['main', 'renderer']);
  const feed = startChild(new URL('../feed-process.ts', import.meta.url), {
    BENCH_CHANGES: String(changesWithAllMessages),
  });
  const profile = freshProfile();
  const serverUrl = await feed.ask('address', null, z.string());
  const keychain = keychainFor(profile);
  const command = await desktopCommand({ serverUrl, env: keychain }, profile);
  const bareShell = await makeBareShell(await desktopCommand({}, profile));
  try {
    await feed.ask('release', { token: agent, end: changesWithAllMessages }, z.number());
    await fillCache(command, report);

    const memory: number[] = [];
    const whole: number[] = [];
    const bare = async () => {
      const shell = await launch(bareShell);
      try {
        const paintedAt = await shell.page.evaluate(firstPaintAt, 30_000);
        await wait(1_000);
        memory.push(shell.pssMb());
        return paintedAt - shell.startedAt;
      } finally {
        await shell.close();
      }
    };
    const desk = async () => {
      const shell = await launch(command);
      try {
        const [usableAt, wholeAt] = await Promise.all([shown(shell.page, usableRow), shown(shell.page, wholeDesk)]);
        whole.push(wholeAt - shell.startedAt);
        return usableAt - shell.startedAt;
      } finally {
        await shell.close();
      }
    };
    // The first start behind the filling: what every later one has from the one before it.
    await leaveBehind(command);
    const starts = await inTurns({ rounds: 7, budgetMs: 75_000 }, { bare, desk });
    report.say(`start: bare ${listed(starts.bare)}, desk ${listed(starts.desk)} ms`);
    report.say(`with all that stands around its list: ${listed(whole)} ms`);
    report.measured('coldStartRatio', median(ratios(starts.desk, starts.bare)));

    const opens: Opens = { each: [], long: [], short: [], pssMb: [] };
    for (let n = 0; n < openingStarts; n += 1) await openThreads(command, opens);
    report.say(
      `open: p50 ${percentile(opens.each, 0.5).toFixed(1)}, p95 ${percentile(opens.each, 0.95).toFixed(1)} ms`,
    );
    report.measured('openConversationP95Ms', percentile(opens.each, 0.95));
    report.say(`10,000 messages: ${listed(opens.long)} ms, 20 messages: ${listed(opens.short)} ms`);
    report.measured('openLongConversationRatio', median(ratios(opens.long, opens.short)));
    report.say(`memory: bare ${listed(memory)} MB, desk ${listed(opens.pssMb)} MB`);
    report.measured('memoryRatio', median(opens.pssMb) / median(memory));
  } finally {
    await feed.stop();
    bareShell.remove();
  }
}

/** @returns when it was, epoch ms */
const shown = (page: WatchedPage, selector: string) => page.evaluate(shownAt, { selector, withinMs: 60_000 });
const listed = (values: readonly number[]) => values.map((value) => Math.round(value)).join(' ');

/** Through the real engine, as on a first day: signed in, everything fetched, sealed, stored and indexed for the search. */
async function fillCache(command: Command, report: Report): Promise<void> {
  const startedAt = performance.now();
  const { page, close } = await launch(command);
  try {
    await page.evaluate(signInBy, { email: agent, password: 'any password', withinMs: 60_000 });
    const deadline = performance.now() + 240_000;
    for (;;) {
      const { messages, unindexed, isSealed } = await page.evaluate(cachedRows, 'The last words of thread');
      if (messages >= cached && unindexed < indexedTogether) {
        if (!isSealed) throw new Error('the cache is not sealed');
        break;
      }
      if (performance.now() > deadline)
        throw new Error(`after 240 s the cache had ${messages} messages, ${unindexed} rows not indexed`);
      await wait(1_000);
    }
    // What its engine writes last (its cursor, a merge of the index) is not the next start's work.
    await wait(2_000);
    report.say(`cache of ${cached} messages filled in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  } finally {
    await close();
  }
}

/** A desk that was open for a while, and closed. */
async function leaveBehind(command: Command): Promise<void> {
  const { page, close } = await launch(command);
  try {
    await shown(page, usableRow);
    await wait(keptMs);
  } finally {
    await close();
  }
}

/** ms from click to the last message painted, and MB of all processes afterwards. */
interface Opens {
  each: number[];
  long: number[];
  short: number[];
  pssMb: number[];
}

/** In a desk that has just been started, as fast as they come: the first ones meet all that a start leaves for later. */
async function openThreads(command: Command, { each, long, short, pssMb }: Opens): Promise<void> {
  const shell = await launch(command);
  try {
    await shown(shell.page, usableRow);
    const open = (n: number) => shell.page.evaluate(clickAndWait, { words: lastWords(n), withinMs: 15_000 });
    await open(1);
    for (let n = 1; n <= opened; n += 1) each.push(await open(n + 1));
    await open(0);
    for (let n = 0; n < longOpens; n += 1) {
      short.push(await open(2 + n));
      long.push(await open(0));
    }
    await wait(1_000);
    pssMb.push(shell.pssMb());
  } finally {
    await shell.close();
  }
}
