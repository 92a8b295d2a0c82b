import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { buildRenderer } from '../../../scripts/build-renderer.ts';
import { missingPart } from '../../e2e/harness/chromium.ts';
import { startTcpProxy } from '../../real/tcp-proxy.ts';
import { type Child, startChild } from '../child.ts';
import { benchPassword } from '../data/workspace.ts';
import type { Group } from '../figures.ts';
import { inFreshProfile } from '../fresh-profile.ts';
import type { Bench } from '../pages/catch-up.ts';
import type { Report } from '../report.ts';
import { shownAt } from '../start/in-page.ts';
import { inTurns, median, ratios } from '../statistics.ts';
import { buildPages } from './build-pages.ts';

export const group: Group = 'sync';

const usableRow = '[role=listbox] [role=option] time';
/** With the uncounted first one that makes ten sign-ins of one account: more in five minutes the server refuses. */
const rounds = 4;
const offlineMutations = 1_000;
const lanes = 50;

/** A new computer, and one that comes back with work, against the real server on its embedded database. */
export async function run(report: Report): Promise<void> {
  if (missingPart !== undefined) {
    for (const name of ['firstScreenMs', 'firstScreenRatio', 'outboxReplayPerSecond'] as const)
      report.notMeasured(name, missingPart);
    return;
  }
  const folder = await buildDeskAndPages();
  const server = startChild(new URL('./workspace-process.ts', import.meta.url), { BENCH_PAGES: folder });
  try {
    const startedAt = performance.now();
    const address = await server.ask('fill', null, z.string());
    report.say(`100,000 messages in the server after ${Math.round((performance.now() - startedAt) / 1000)} s`);
    await firstScreen(address, report);
    await outboxReplay(server, address, report);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The desk as it ships, and beside it (`bench.html`) the page that has no screen. */
async function buildDeskAndPages(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-desk-'));
  const desk = join(folder, 'renderer');
  await buildRenderer(desk);
  const pages = await buildPages();
  cpSync(join(pages, 'assets'), join(desk, 'assets'), { recursive: true });
  writeFileSync(join(desk, 'bench.html'), readFileSync(join(pages, 'index.html')));
  rmSync(pages, { recursive: true, force: true });
  return folder;
}

type Call = <N extends keyof Bench>(name: N, ...args: Parameters<Bench[N]>) => Promise<Awaited<ReturnType<Bench[N]>>>;

async function openBenchPage(page: Page, address: string): Promise<Call> {
  await page.goto(`${address}/bench.html`);
  await page.waitForFunction(() => document.title === 'ready');
  return (name, ...args) =>
    page.evaluate(([name, args]) => Reflect.get(window, 'bench')[name](...args), [name, args] as const);
}

/** Sign-in, connection and first page, by the desk until its list can be used, and by a script that keeps nothing. */
async function firstScreen(address: string, report: Report): Promise<void> {
  const email = 'ana@example.com';
  const parts: string[] = [];
  const bare = () =>
    inFreshProfile(async (page) => {
      const call = await openBenchPage(page, address);
      const { signInMs, connectMs, pageMs, rows } = await call('bareFirstPage', email, benchPassword);
      parts.push(`${Math.round(signInMs)}+${Math.round(connectMs)}+${Math.round(pageMs)} (${rows} rows)`);
      return signInMs + connectMs + pageMs;
    });
  const desk = () =>
    inFreshProfile(async (page) => {
      await page.goto(address);
      await page.getByRole('textbox', { name: 'Email' }).fill(email);
      await page.getByLabel('Password', { exact: true }).fill(benchPassword);
      const button = page.getByRole('button', { name: 'Sign in', exact: true });
      const clickedAt = await button.evaluate((element) => {
        const at = performance.timeOrigin + performance.now();
        if (element instanceof HTMLElement) element.click();
        return at;
      });
      return (await page.evaluate(shownAt, { selector: usableRow, withinMs: 60_000 })) - clickedAt;
    });
  const times = await inTurns({ rounds, budgetMs: 60_000 }, { bare, desk });
  report.say(`bare sign-in + connection + first page: ${parts.join(', ')} ms`);
  report.say(`new computer to usable inbox: ${times.desk.map(Math.round).join(' ')} ms`);
  report.measured('firstScreenMs', median(times.desk));
  report.measured('firstScreenRatio', median(ratios(times.desk, times.bare)));
}

/** A thousand notes written with the line down, over fifty conversations; then the line comes back. */
async function outboxReplay(server: Child, address: string, report: Report): Promise<void> {
  const line = await startTcpProxy(Number(new URL(address).port));
  try {
    await inFreshProfile(async (page) => {
      const call = await openBenchPage(page, `http://127.0.0.1:${line.port}`);
      await call('signIn', 'jan@example.com', benchPassword);
      const before = await server.ask('count', 'note', z.number());
      await line.set({ accept: 'refuse' });
      line.cut();
      await call('offline');
      await call('writeNotes', offlineMutations, lanes);
      await line.heal();
      const tookMs = await call('replayed');
      const arrived = (await server.ask('count', 'note', z.number())) - before;
      report.say(`${offlineMutations} notes in ${Math.round(tookMs)} ms, ${arrived} on the server`);
      if (arrived !== offlineMutations) throw new Error(`${arrived} of ${offlineMutations} notes are on the server`);
      report.measured('outboxReplayPerSecond', (offlineMutations / tookMs) * 1000);
    });
  } finally {
    await line.close();
  }
}
