import './plain-zod.ts';
import { join } from 'node:path';
import { app, dialog } from 'electron';
import { bootDesk } from './boot-desk.ts';
import { receiveDeepLinks } from './deep-links/deep-links.ts';
import { type Log, openLog } from './log.ts';
import { registerAppScheme } from './security/app-scheme.ts';
import { guardNavigation } from './security/navigation-guard.ts';
import { chooseProfile, StartRefusedError } from './settings/profile.ts';
import { readServerForThisRun } from './settings/server-choice.ts';
import { keepPagesSmall } from './windows/page-memory.ts';

/** Exit codes: 0 done, or another Parley was there and took over; 1 a bug; 2 refused to start with a sentence. */
try {
  start();
} catch (error) {
  if (!(error instanceof StartRefusedError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // Nobody reads stderr of a program started by a click; before ready, Linux can show no box.
  if (process.platform !== 'linux') dialog.showErrorBox('Parley', error.message);
  process.exit(2);
}

function start(): void {
  // Before ready, in this order: Chromium reads the scheme's privileges and the profile's place once.
  registerAppScheme();
  keepPagesSmall(app);
  const serverForThisRun = readServerForThisRun(process.env);
  const profile = chooseProfile(app, process.env);
  const log = openLog(join(profile, 'logs'));
  // For windows that forget to ask for it; as root, Chromium runs only with --no-sandbox, and this would undo it.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  if (!app.requestSingleInstanceLock()) {
    // The running Parley gets our arguments as `second-instance` and comes to the front.
    app.exit(0);
    return;
  }
  const tellBug = createBugTeller(join(profile, 'logs'), log);
  process.on('uncaughtException', tellBug);
  process.on('unhandledRejection', tellBug);
  // Windows groups notifications and taskbar buttons by this; the installer writes the same.
  app.setAppUserModelId('app.parley.desktop');
  guardNavigation(app, log);
  const deepLinks = receiveDeepLinks(app, process.argv);

  app
    .whenReady()
    .then(() => bootDesk({ app, env: process.env, profile, serverForThisRun, deepLinks, log }))
    .catch((error: unknown) => {
      tellBug(error);
      app.exit(1);
    });
}

/** Every bug goes to the log; only the first opens a box, because a repeating one would bury the desk. */
function createBugTeller(logFolder: string, log: Log) {
  let told = false;
  return (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error);
    log('uncaught', { error: message, stack: error instanceof Error ? (error.stack ?? '') : '' });
    if (!told) dialog.showErrorBox('Parley', `Something went wrong: ${message}\n\nDetails are in ${logFolder}`);
    told = true;
  };
}
