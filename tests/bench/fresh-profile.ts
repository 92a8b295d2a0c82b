import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openProfile } from '../e2e/harness/chromium.ts';

/**
 * A computer that knows nothing yet: a browser with an empty profile on the disk, as a desktop has one. In a private window Chromium
 * keeps databases in memory, in another store than on the disk, whose costs are others: there a row costs less, and its bytes more.
 */
export async function inFreshProfile<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-profile-'));
  const context = await openProfile(folder);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return await work(page);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
