import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openProfile } from '../../e2e/harness/chromium.ts';

/**
 * A browser with an empty profile on the disk, as a desktop has one. In a private window Chromium keeps databases in memory, in another
 * store than on the disk, whose costs are others: a row on the disk costs more, and its bytes less.
 */
export async function inFreshProfile<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-profile-'));
  const context = await openProfile(folder);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
