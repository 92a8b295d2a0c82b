import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { buildStale } from '../../../scripts/build.ts';
import { freshProfile, missingPart } from '../../e2e/harness/electron.ts';
import { startChild } from '../child.ts';
import { lastWords, totalChanges } from '../data/workspace.ts';
import { figureNames, figures, type Group } from '../figures.ts';
import type { Report } from '../report.ts';
import { inTurns, median, percentile, ratios } from '../statistics.ts';
import { deskCommand, launch, makeBareShell } from './shells.ts';

export const group: Group = 'start';

const opened = 50;
const longOpens = 8;

/** The real desktop on a cache of 100,000 messages, against a bare window of the same Electron. */
export async function run(report: Report): Promise<void> {
  const missing = missingPart ?? (process.platform === 'linux' ? undefined : 'memory is read from /proc');
  if (missing !== undefined) {
    for (const name of figureNames) if (figures[name].group === group) report.notMeasured(name, missing);
    return;
  }
  await buildStale(['main', 'renderer']);
  const feed = startChild(new URL('../feed-process.ts', import.meta.url));
  const server = await feed.ask('address', null, z.string());
  const command = await deskCommand(server, freshProfile());
  const bareShell = await makeBareShell(command);
  try {
    await fillCache(
      command,
      async () => (await feed.ask('answered', token, z.number())) >= totalChanges,
      () => feed.ask('release', { token, end: totalChanges }, z.number()),
    );

    const memory = { bare: [] as number[], desk: [] as number[] };
    const bare = async () => {
      const shell = await launch(bareShell);
      const readyAt = await shownAt(shell.page, '#ready');
      await wait(1_000);
      memory.bare.push(shell.pssMb());
      await shell.close();
      return readyAt - shell.startedAt;
    };
    const desk = async () => {
      const shell = await launch(command);
      const readyAt = await shownAt(shell.page, '[role=listbox] [role=option]');
      await shell.close();
      return readyAt - shell.startedAt;
    };
    const starts = await inTurns({ rounds: 7, budgetMs: 60_000 }, { bare, desk });
    report.say(`start: bare ${Math.round(median(starts.bare))} ms, desk ${Math.round(median(starts.desk))} ms`);
    report.measured('coldStartRatio', median(ratios(starts.desk, starts.bare)));

    const shell = await launch(command);
    try {
      await shownAt(shell.page, '[role=listbox] [role=option]');
      await openThreads(shell.page, report);
      await wait(2_000);
      memory.desk.push(shell.pssMb());
    } finally {
      await shell.close();
    }
    report.say(`memory: bare ${Math.round(median(memory.bare))} MB, desk ${Math.round(median(memory.desk))} MB`);
    report.measured('memoryRatio', median(memory.desk) / median(memory.bare));
  } finally {
    await feed.stop();
    bareShell.remove();
  }
}

const token = 'ana@example.com';

async function fillCache(
  command: Awaited<ReturnType<typeof deskCommand>>,
  isAnswered: () => Promise<boolean>,
  release: () => Promise<unknown>,
): Promise<void> {
  const shell = await launch(command);
  const { page } = shell;
  page.setDefaultTimeout(60_000);
  await release();
  await page.getByRole('textbox', { name: 'Email' }).fill(token);
  await page.getByLabel('Password', { exact: true }).fill('any password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const end = Date.now() + 180_000;
  while (!(await isAnswered())) {
    if (Date.now() > end) throw new Error('the cache was not filled within 180 s');
    await wait(200);
  }
  // The last page has left the server; it still has to be written.
  await wait(3_000);
  await shell.close();
}

/** When something was first on screen, epoch ms, told by the page itself at the frame that shows it. */
const shownAt = async (page: Page, selector: string): Promise<number> => {
  const handle = await page.waitForFunction(
    (wanted) => document.querySelector(wanted) !== null && performance.timeOrigin + performance.now(),
    selector,
    { polling: 'raf', timeout: 60_000 },
  );
  return z.number().parse(await handle.jsonValue());
};

async function openThreads(page: Page, report: Report): Promise<void> {
  const open = (n: number) => page.evaluate(clickAndWait, { words: lastWords(n), withinMs: 10_000 });
  await open(1);
  const times: number[] = [];
  for (let n = 1; n <= opened; n += 1) times.push(await open(n + 1));
  report.say(`open: p50 ${percentile(times, 0.5).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)} ms`);
  report.measured('openConversationP95Ms', percentile(times, 0.95));
  const [long, short]: [number[], number[]] = [[], []];
  await open(0);
  for (let n = 0; n < longOpens; n += 1) {
    short.push(await open(2 + n));
    long.push(await open(0));
  }
  report.measured('openLongConversationRatio', median(ratios(long, short)));
}

/** Runs in the page: clicks a row of the list and waits for the frame in which the thread's newest message stands. @returns ms */
async function clickAndWait({ words, withinMs }: { words: string; withinMs: number }): Promise<number> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const list = document.querySelector<HTMLElement>('[role=listbox]');
  const end = performance.now() + withinMs;
  const find = (where: string) =>
    [...document.querySelectorAll<HTMLElement>(where)].find(({ textContent }) => textContent?.includes(words));
  let row = find('[role=listbox] [role=option]');
  // The list shows only what is in view: it is scrolled until the row is.
  for (let top = 0; !row && performance.now() < end; top += 400) {
    for (const box of [list, ...(list?.querySelectorAll<HTMLElement>('*') ?? []), list?.parentElement])
      if (box && box.scrollHeight > box.clientHeight + 1) box.scrollTop = top % Math.max(1, box.scrollHeight);
    await frame();
    row = find('[role=listbox] [role=option]');
  }
  if (!row) throw new Error(`no row says “${words}”`);
  const startedAt = performance.now();
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
    row.dispatchEvent(
      new (type.startsWith('pointer') ? PointerEvent : MouseEvent)(type, {
        bubbles: true,
        cancelable: true,
        button: 0,
        detail: 1,
      }),
    );
  while (!find('[role=list] [role=article], [role=list] article')) {
    if (performance.now() > end) throw new Error(`the thread of “${words}” did not show`);
    await frame();
  }
  // The frame in which it was found has not been painted yet.
  const { port1, port2 } = new MessageChannel();
  const painted = new Promise((resolve) => {
    port1.onmessage = resolve;
  });
  requestAnimationFrame(() => port2.postMessage(null));
  await painted;
  return performance.now() - startedAt;
}
