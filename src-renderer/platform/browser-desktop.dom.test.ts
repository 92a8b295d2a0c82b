import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBrowserDesktop } from './browser-desktop.ts';

beforeEach(() => {
  vi.useFakeTimers();
  document.title = 'Inbox · Parley';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('the title carries the count, and the page may change its title without losing or doubling it', async () => {
  const desktop = createBrowserDesktop(window);
  await desktop.setBadge({ count: 3, tooltip: '' });
  expect(document.title).toBe('(3) Inbox · Parley');
  document.title = 'Ana · Parley';
  await desktop.setBadge({ count: 4, tooltip: '' });
  expect(document.title).toBe('(4) Ana · Parley');
  await desktop.setBadge({ count: 0, tooltip: '' });
  expect(document.title).toBe('Ana · Parley');
});

test('a browser without notifications says that none was shown', async () => {
  const desktop = createBrowserDesktop(window);
  expect(desktop.notificationPermission()).toBe('denied');
  const offer = { id: 'n1', kind: 'offer', title: 'New', body: '', conversationId: 'c1', silent: true } as const;
  expect(await desktop.notify(offer)).toEqual({ shown: false });
});

test('a click on a notification names its conversation', async () => {
  const shown: { onclick?: () => void; close: () => void }[] = [];
  class FakeNotification {
    static permission = 'granted';
    onclick?: () => void;
    constructor() {
      shown.push(this);
    }
    close() {}
  }
  vi.stubGlobal('Notification', FakeNotification);
  const desktop = createBrowserDesktop(window);
  const clicked = vi.fn();
  desktop.on('notification-clicked', clicked);
  await desktop.notify({ id: 'n1', kind: 'message', title: 'Ana', body: 'Hi', conversationId: 'c1', silent: true });
  vi.spyOn(window, 'focus').mockReturnValue();
  shown[0]?.onclick?.();
  expect(clicked).toHaveBeenCalledWith({ id: 'n1', conversationId: 'c1' });
});

test('idle time counts from the last input', async () => {
  const desktop = createBrowserDesktop(window);
  vi.advanceTimersByTime(42_000);
  expect((await desktop.presence()).idleSeconds).toBe(42);
  window.dispatchEvent(new Event('keydown'));
  expect((await desktop.presence()).idleSeconds).toBe(0);
});

test('timers that stood still for minutes are told as a resume; a slow tab is not', () => {
  const desktop = createBrowserDesktop(window);
  const power = vi.fn();
  const stop = desktop.on('power', power);
  vi.setSystemTime(Date.now() + 60_000);
  vi.advanceTimersByTime(5_000);
  expect(power).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(power).toHaveBeenCalledOnce();
  stop();
  vi.setSystemTime(Date.now() + 3_600_000);
  vi.advanceTimersByTime(5_000);
  expect(power).toHaveBeenCalledOnce();
});

test('the session survives a reload of the page and ends on sign-out', async () => {
  await createBrowserDesktop(window).saveSession('token-1');
  const reloaded = createBrowserDesktop(window);
  expect(await reloaded.loadSession()).toEqual({ token: 'token-1', storage: 'browser-storage' });
  await reloaded.clearSession();
  expect((await reloaded.loadSession()).token).toBeNull();
});

test('a script address is never opened', async () => {
  const open = vi.spyOn(window, 'open').mockReturnValue(null);
  expect(await createBrowserDesktop(window).openExternal('javascript:alert(1)')).toEqual({ opened: false });
  expect(open).not.toHaveBeenCalled();
});
