import { app, dialog } from 'electron';
import { bootDesk } from './boot-desk.ts';
import { receiveDeepLinks } from './deep-links/deep-links.ts';
import { openLog } from './log.ts';
import { registerAppScheme } from './security/app-scheme.ts';
import { guardNavigation } from './security/navigation-guard.ts';
import { chooseProfile, StartRefusedError } from './settings/profile.ts';

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
  const profile = chooseProfile(app, process.env);
  const log = openLog(`${profile}/logs`);
  // For windows that forget to ask for it; as root, Chromium runs only with --no-sandbox, and this would undo it.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

  if (!app.requestSingleInstanceLock()) {
    // The running Parley gets our arguments as `second-instance` and comes to the front.
    app.exit(0);
    return;
  }
  process.on('uncaughtException', (error) => {
    log('uncaught', { error: String(error), stack: error.stack ?? '' });
    dialog.showErrorBox(
      'Parley',
      `Something went wrong: ${error.message}\n\nDetails are in ${profile}/logs/desktop.log`,
    );
  });
  guardNavigation(app, log);
  const deepLinks = receiveDeepLinks(app, process.argv);

  app.whenReady().then(() => bootDesk({ app, env: process.env, profile, deepLinks, log }));
}
