import './styles.css';
import { bringDesk } from './first-page/bring-desk.ts';
import { openPage } from './first-page/open-page.ts';
import { desktop } from './platform/desktop.ts';
import { prepareSync } from './sync/client/behind-start.ts';
import { startSharedWorker } from './sync/engine/shared-worker.ts';
import { applyTheme } from './ui/theme.ts';

// Before the first paint, so that nobody is flashed white at night.
applyTheme();
// Read while the desk's code comes: text drawn before its font is there would be laid out twice, and jump.
void document.fonts.load('1em "Inter Variable"');
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

// All at once: the computer is asked, and what it has kept is opened, while the desk's code comes.
const page = openPage(() => ({
  session: desktop.loadSession().then(({ token }) => token),
  keys: desktop.loadVault(),
}));
// Where there are rows to show, nothing else may hold them up.
void page.then((opened) => {
  if (opened !== null) return;
  startSharedWorker();
  prepareSync();
});
// Not awaited here: the desk shares this file's modules, and would wait for a file that waits for it.
void bringDesk(root, async () => {
  const { startDesk } = await import('./app/start.tsx');
  return { startDesk: (place) => startDesk(place, page) };
});
