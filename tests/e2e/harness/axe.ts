import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Desk } from './desk.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  /** What the source above puts into the page. */
  var axe: { run(context: Document, options: object): Promise<AxeResults> };
}

/**
 * What axe holds to be serious or critical on the page as it is now, one line each: rule, what it is about, where. Evaluated by
 * the debugger, because the desk's Content-Security-Policy rightly refuses a foreign script.
 */
export async function seriousProblems(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} in ${html.slice(0, 160)}`));
}

/** Looks at what is on screen in both themes; names the screen in what it finds. */
export async function expectNoProblems(desk: Desk, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const shots = process.env.PARLEY_E2E_SCREENS;
    if (shots) await desk.page.screenshot({ path: `${shots}/${screen.replaceAll(' ', '-')}-${colorScheme}.png` });
    expect.soft(await seriousProblems(desk.page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}
