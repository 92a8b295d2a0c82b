import { join } from 'node:path';
import { BrowserWindow, ipcMain, screen } from 'electron';
import type { OfferAction, OfferCard } from '#shared/contract/ipc.ts';
import { isFromWindow } from '../ipc/register-ipc.ts';
import type { Labels } from '../labels.ts';
import type { Log } from '../log.ts';
import { cardHost, cardUrl } from '../security/app-origin.ts';
import { canBeSeen } from '../windows/desk-window.ts';
import { type CardContent, cardActionSchema } from './card-contract.ts';
import { cardActionWire, cardContentWire } from './card-wire.ts';
import { createOfferQueue } from './offer-queue.ts';

const size = { width: 380, height: 196 };
const marginPx = 16;

/**
 * The small always-on-top card that rings while the desk cannot be seen. It never takes the keyboard away from what the
 * agent is typing elsewhere; Enter and Esc work once it is clicked or tabbed to.
 */
export function createOfferCardWindow(options: {
  preloadFolder: string;
  desk: () => BrowserWindow | undefined;
  labels: Labels;
  onAction: (action: OfferAction) => void;
  log: Log;
}) {
  const { preloadFolder, desk, labels, onAction, log } = options;
  const queue = createOfferQueue();
  let window: BrowserWindow | undefined;
  let expiry: NodeJS.Timeout | undefined;

  const close = () => {
    clearTimeout(expiry);
    if (window && !window.isDestroyed()) window.destroy();
    window = undefined;
  };

  const drawNext = async () => {
    close();
    const card = queue.next(Date.now());
    if (!card) return;
    const { offerId } = card;
    expiry = setTimeout(() => hide(offerId), card.expiresAt - Date.now());
    const next = openWindow(preloadFolder);
    window = next;
    await next.loadURL(cardUrl);
    if (next.isDestroyed()) return;
    const { accept, decline } = labels.get();
    const content: CardContent = { ...card, labels: { accept, decline } };
    next.webContents.send(cardContentWire, content);
    next.showInactive();
  };
  const draw = () => drawNext().catch((error: unknown) => log('the offer card did not open', { error: String(error) }));

  const hide = (offerId: string) => {
    if (queue.remove(offerId)) draw();
  };

  ipcMain.handle(cardActionWire, (event, raw: unknown) => {
    const parsed = cardActionSchema.safeParse(raw);
    if (!isFromWindow(event, window, cardHost) || !parsed.success) {
      log('the offer card was refused', { parsed: parsed.success });
      return;
    }
    hide(parsed.data.offerId);
    onAction(parsed.data);
  });

  return {
    /** False while the desk itself is in sight: it shows the offer better than a card could. */
    async show(card: OfferCard): Promise<boolean> {
      if (canBeSeen(desk()) || card.expiresAt <= Date.now()) return false;
      if (queue.add(card)) await draw();
      return true;
    },
    hide,
    /** The desk is in sight again. */
    hideAll(): void {
      queue.clear();
      close();
    },
  };
}
export type OfferCardWindow = ReturnType<typeof createOfferCardWindow>;

function openWindow(preloadFolder: string): BrowserWindow {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const window = new BrowserWindow({
    ...size,
    x: workArea.x + workArea.width - size.width - marginPx,
    y: workArea.y + workArea.height - size.height - marginPx,
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    title: 'Parley',
    webPreferences: {
      preload: join(preloadFolder, 'card-preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      backgroundThrottling: false,
    },
  });
  // "screen-saver" stays above full-screen windows on macOS and Windows.
  window.setAlwaysOnTop(true, 'screen-saver');
  return window;
}
