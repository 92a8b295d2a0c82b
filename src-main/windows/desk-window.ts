import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Log } from '../log.ts';
import { deskUrl } from '../security/app-origin.ts';
import type { JsonFile } from '../settings/json-file.ts';
import { minimumSize, placeWindow, type WindowState } from './window-state.ts';

/** The desk's own backgrounds, so that no white flash precedes the first paint. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#101319' : '#f4f5f7');
const saveAfterMs = 400;
/** A page that takes longer to load is waited for on screen. */
const hiddenAtMostMs = 1_000;

/** Opens the one desk window: sandboxed, isolated, without Node, on the app's own scheme. */
export function openDeskWindow(options: {
  preloadFolder: string;
  icon: string;
  stateFile: JsonFile<WindowState>;
  log: Log;
}): BrowserWindow {
  const { preloadFolder, icon, stateFile, log } = options;
  const state = stateFile.read();
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...placeWindow(
      state,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    show: false,
    // Nobody sees it yet: its page is not held up by drawing.
    paintWhenInitiallyHidden: false,
    title: 'Parley',
    icon,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(preloadFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      // Linux has no dictionaries of its own; Chromium would fetch them from a third party.
      spellcheck: process.platform !== 'linux',
      // A minimised desk must still ring in time.
      backgroundThrottling: false,
    },
  });
  if (state.maximized) window.maximize();
  const show = () => {
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  // When the page is there, and its background with it. Before that, a page that is shown stands still until the process that paints has
  // started, some 30 to 70 ms, and could not read the desk's code meanwhile; waiting for its first words would hold those up.
  window.webContents.once('did-finish-load', show);
  window.webContents.once('did-fail-load', show);
  window.webContents.once('did-navigate', () => setTimeout(show, hiddenAtMostMs));
  rememberState(window, stateFile);
  window.loadURL(deskUrl).catch((error: unknown) => log('the desk page did not load', { error: String(error) }));
  return window;
}

/** Saves a moment after the last change, and once more on close: the last write is the one that counts. */
function rememberState(window: BrowserWindow, stateFile: JsonFile<WindowState>): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    stateFile.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!window.isDestroyed()) save();
    }, saveAfterMs);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('close', save);
}

export function bringToFront(window: BrowserWindow | undefined): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

export const canBeSeen = (window: BrowserWindow | undefined): boolean =>
  window !== undefined && !window.isDestroyed() && window.isVisible() && !window.isMinimized();
