import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { buildRenderer } from '../../../scripts/build-renderer.ts';
import { missingPart } from '../../e2e/harness/chromium.ts';
import { startChild } from '../child.ts';
import { totalChanges } from '../data/workspace.ts';
import type { Group } from '../figures.ts';
import { inFreshProfile } from '../fresh-profile.ts';
import type { Report } from '../report.ts';
import { percentile } from '../statistics.ts';

export const group: Group = 'sync';

/** Enough of the log for a list to choose from; the rest comes in while the agent writes. */
const before = 5_000;
const keyEveryMs = 90;
const fewestKeys = 40;

/** The real desk while 95,000 changes come in: does it stutter, and does what is typed appear at once? */
export async function run(report: Report): Promise<void> {
  if (missingPart !== undefined) {
    for (const name of ['longTasksDuringCatchUp', 'keystrokeP95Ms'] as const) report.notMeasured(name, missingPart);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-desk-'));
  await buildRenderer(folder);
  const feed = startChild(new URL('../feed-process.ts', import.meta.url), { BENCH_PAGES: folder });
  try {
    const token = 'ana@example.com';
    await feed.ask('release', { token, end: before }, z.number());
    const { keys, catchUpMs, longTasks, keyMs } = await inFreshProfile(async (page) => {
      await page.goto(await feed.ask('address', null, z.string()));
      await openThread(page, token);
      await watch(page);
      await feed.ask('release', { token, end: totalChanges }, z.number());
      const typed = await typeWhile(page, async () => (await feed.ask('answered', token, z.number())) < totalChanges);
      const seen = await page.evaluate(() => ({ longTasks: globalThis.longTasks, keyMs: globalThis.keyMs }));
      return { ...typed, ...seen };
    });
    report.say(
      `${totalChanges - before} changes in ${(catchUpMs / 1000).toFixed(1)} s, ${keys} keys, ${keyMs.length} seen painted`,
    );
    report.say(`long tasks: ${longTasks.map(Math.round).join(' ') || 'none'} ms`);
    if (keyMs.length < fewestKeys) throw new Error(`only ${keyMs.length} keys were painted: too few for a p95`);
    report.say(`key to frame: p50 ${percentile(keyMs, 0.5).toFixed(1)}, p95 ${percentile(keyMs, 0.95).toFixed(1)} ms`);
    report.measured('longTasksDuringCatchUp', longTasks.length);
    report.measured('keystrokeP95Ms', percentile(keyMs, 0.95));
  } finally {
    await feed.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openThread(page: Page, email: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill('any password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const list = page.getByRole('listbox', { name: 'Conversations', exact: true });
  await list.getByRole('option').nth(3).click();
  await page.getByRole('textbox', { name: 'Reply', exact: true }).click();
}

declare global {
  var longTasks: number[];
  var keyMs: number[];
}

/**
 * From when the browser was given a key (`keydown` carries that time; `beforeinput` only its own) until the frame that shows it has
 * been produced: a task posted in its animation frame.
 */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.longTasks = [];
    globalThis.keyMs = [];
    const seen = (list: PerformanceObserverEntryList) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    };
    new PerformanceObserver(seen).observe({ entryTypes: ['longtask'] });
    const painted = (at: number) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.keyMs.push(performance.now() - at);
      requestAnimationFrame(() => port2.postMessage(null));
    };
    let pressedAt = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true });
    addEventListener('beforeinput', () => painted(pressedAt), { capture: true });
  });
}

async function typeWhile(page: Page, goesOn: () => Promise<boolean>): Promise<{ keys: number; catchUpMs: number }> {
  const startedAt = performance.now();
  let keys = 0;
  while (await goesOn()) {
    if (performance.now() - startedAt > 180_000) throw new Error('the desk did not catch up within 180 s');
    await page.keyboard.press(keys % 6 === 5 ? 'Space' : 'e');
    keys += 1;
    await wait(keyEveryMs);
  }
  return { keys, catchUpMs: performance.now() - startedAt };
}
