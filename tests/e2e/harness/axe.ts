import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

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
