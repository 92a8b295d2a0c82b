import { loadTwice } from '../platform/load-twice.ts';
import { showNotice } from './notice.ts';

/** A desk that is not there after this long: the page says why it shows nothing yet. */
const longestMs = 8_000;

interface DeskCode {
  startDesk(root: HTMLElement): Promise<void>;
}

/**
 * Loads the desk and starts it in `root`. Its code may not come: the connection broke off behind this page, the server has
 * another version meanwhile, the installation is damaged. It is asked for twice; then the page says so. Whatever happens, the
 * page is never left empty. Never rejects.
 */
export async function bringDesk(root: HTMLElement, load: () => Promise<DeskCode>): Promise<void> {
  setTimeout(() => {
    if (root.childElementCount === 0) showNotice(root, 'slow');
  }, longestMs);
  try {
    const { startDesk } = await loadTwice(load);
    await startDesk(root);
  } catch (error) {
    showNotice(root, 'failed');
    reportError(error);
  }
}
