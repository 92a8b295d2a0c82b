import { type BrowserWindow, dialog } from 'electron';
import type { Log } from '../log.ts';

const windowMs = 60_000;
const reloadsAllowed = 3;

/**
 * A page that crashes is loaded again: outbox and drafts are on disk. One that crashes over and over would only flicker,
 * so after a few times the agent is told.
 */
export function guardAgainstCrashes(window: BrowserWindow, log: Log): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log('the desk page is gone', { reason, exitCode });
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = Date.now();
    crashes.push(now);
    if (crashes.filter((at) => now - at < windowMs).length <= reloadsAllowed) window.webContents.reload();
    else
      dialog.showErrorBox(
        'Parley',
        `The desk stopped ${crashes.length} times (${reason}). Please quit and start Parley again.`,
      );
  });
  window.on('unresponsive', () => log('the desk page does not answer'));
}
