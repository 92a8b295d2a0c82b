import type { BrowserContext, Page } from 'playwright-core';
import { missingPart as missingChromium, openProfile } from './chromium.ts';
import { freshProfile, launchElectron, missingPart as missingElectron } from './electron.ts';
import { describeWith } from './parts.ts';

/** Where a desk runs; the same tests are true in both. */
export interface Host {
  name: 'Chromium' | 'Electron';
  missingPart: string | undefined;
  /** Opens the desk of a server on a profile; the same profile again is a restart. `env` is for what is no browser. */
  open(
    serverUrl: string,
    profileDir: string,
    env?: Record<string, string>,
  ): Promise<{ page: Page; close(): Promise<void> }>;
}

export const inChromium: Host = {
  name: 'Chromium',
  missingPart: missingChromium,
  async open(serverUrl, profileDir) {
    const context = await openProfile(profileDir);
    const page = await firstPage(context);
    await page.goto(serverUrl);
    return { page, close: () => context.close() };
  },
};

export const inElectron: Host = {
  name: 'Electron',
  missingPart: missingElectron,
  async open(serverUrl, profileDir, more = {}) {
    const { page, app, close } = await launchElectron({
      serverUrl,
      profileDir,
      env: { LANGUAGE: 'en', LANG: 'en_GB.UTF-8', ...more },
    });
    // The same size everywhere, so that the same panes are on screen.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    return { page, close };
  },
};

const firstPage = async (context: BrowserContext): Promise<Page> => context.pages()[0] ?? context.newPage();

export { freshProfile };

/** The same rules in real Chromium and in real Electron; where one is missing, its half is skipped by name. */
export function describeInEveryHost(name: string, body: (host: Host) => void): void {
  for (const host of [inChromium, inElectron])
    describeWith(host.missingPart, `${name}, in ${host.name}`, () => body(host));
}
