import { accessSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { App } from 'electron';

/** A start that cannot go on, told in one sentence a person can act on. */
export class StartRefusedError extends Error {}

/**
 * The folder of this agent's desk on this computer: local database, settings, log. PARLEY_PROFILE chooses another one.
 * Must run before the single-instance lock and before ready, because both live in it.
 * @throws StartRefusedError when the folder cannot be written
 */
export function chooseProfile(app: App, env: NodeJS.ProcessEnv): string {
  const folder = env.PARLEY_PROFILE ? resolve(env.PARLEY_PROFILE) : join(app.getPath('appData'), 'Parley');
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    throw new StartRefusedError(
      `Parley cannot write to its folder ${folder}. Give yourself write access to it, or set PARLEY_PROFILE to another folder.`,
    );
  }
  app.setPath('userData', folder);
  return folder;
}
