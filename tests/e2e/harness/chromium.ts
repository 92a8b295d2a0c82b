import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { findProgram } from './parts.ts';

/** A quiet Chromium: nothing fetched, nothing asked, nothing updated. Playwright gives every launch a fresh profile. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const executable =
  process.env.PARLEY_CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome'].map(findProgram).find(Boolean);

export const missingPart: string | undefined = executable
  ? undefined
  : 'no Chromium; run scripts/install-debian.sh, or set PARLEY_CHROMIUM';

/** A browser without a window. Ask it for a context per person, so that two agents share nothing. */
export async function launchChromium(): Promise<{ browser: Browser; close: () => Promise<void> }> {
  if (!executable) throw new Error(missingPart);
  const browser = await chromium.launch({ executablePath: executable, headless: true, args: flags });
  return { browser, close: () => browser.close() };
}

/** A browser whose profile stays in a folder, as a person's does: close it and open it again to try a restart. */
export async function openProfile(profileDir: string): Promise<BrowserContext> {
  if (!executable) throw new Error(missingPart);
  const viewport = { width: 1440, height: 900 };
  return chromium.launchPersistentContext(profileDir, {
    executablePath: executable,
    headless: true,
    args: flags,
    viewport,
    // The desk's words follow the browser's language, and these tests read English.
    locale: 'en-GB',
    timezoneId: 'Europe/Ljubljana',
  });
}
