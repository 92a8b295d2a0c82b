import type { DesktopPresence } from '#shared/contract/ipc.ts';
import type { BrowserEvents } from './browser-desktop.ts';

const beatMs = 5_000;
/** Chromium slows a hidden tab's timers to one a minute; a longer silence means that the computer slept. */
const sleptAfterMs = 90_000;

/** Idle time since the last input in this page, and a guess at sleep from timers that stood still. */
export function watchBrowserPresence(page: Window, events: BrowserEvents) {
  let lastInputAt = Date.now();
  const onInput = () => {
    lastInputAt = Date.now();
  };
  for (const name of ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const) {
    page.addEventListener(name, onInput, { passive: true, capture: true });
  }

  const tellWindowState = () =>
    events.emit('window-state', {
      focused: page.document.hasFocus(),
      visible: page.document.visibilityState === 'visible',
    });
  page.addEventListener('focus', tellWindowState);
  page.addEventListener('blur', tellWindowState);
  page.document.addEventListener('visibilitychange', tellWindowState);

  let lastBeatAt = Date.now();
  page.setInterval(() => {
    const now = Date.now();
    if (now - lastBeatAt > sleptAfterMs) events.emit('power', { state: 'resume', at: now });
    lastBeatAt = now;
  }, beatMs);

  return {
    read: (): DesktopPresence => ({
      idleSeconds: Math.floor((Date.now() - lastInputAt) / 1000),
      locked: null,
      onBattery: null,
    }),
  };
}
