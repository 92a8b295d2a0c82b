import './styles.css';
import { bringDesk } from './first-page/bring-desk.ts';
import { painted, showPicture } from './first-page/show-picture.ts';
import { desktop } from './platform/desktop.ts';
import { startSharedWorker } from './sync/engine/shared-worker.ts';
import { applyTheme } from './ui/theme.ts';

// Before the first paint, so that nobody is flashed white at night.
applyTheme();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');

// What every start waits for ends here: what is imported above is all there is before the first paint.
const isShown = await showPicture(() => ({
  session: desktop.loadSession().then(({ token }) => token),
  keys: desktop.loadVault(),
}));
if (isShown) await painted();
startSharedWorker();
await bringDesk(root, () => import('./app/start.tsx'));
