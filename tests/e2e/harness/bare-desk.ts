import { join } from 'node:path';
import { type DesktopOptions, launchElectron, type RunningDesktop } from './electron.ts';

/** A page of a few lines instead of the desk, so that tests of the shell see the shell alone. */
export const bareDesk = { PARLEY_DESK: join(import.meta.dirname, '../fixtures/bare-desk') };

/** Where nobody listens: for tests in which the address matters and its server does not. */
export const unusedServer = 'http://127.0.0.1:4999';

export const launchBareDesk = (options: DesktopOptions = {}): Promise<RunningDesktop> =>
  launchElectron({ ...options, env: { ...bareDesk, ...options.env } });
