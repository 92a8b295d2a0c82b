import type { DesktopNotification } from '#shared/contract/ipc.ts';
import type { BrowserEvents } from './browser-desktop.ts';

/** Notifications by the page; a browser shows them only after the agent has said yes. */
export function createBrowserNotifications(page: Window & typeof globalThis, events: BrowserEvents) {
  const open = new Map<string, Notification>();
  const api = 'Notification' in page ? page.Notification : undefined;
  const permission = (): 'granted' | 'denied' | 'ask' => {
    if (!api) return 'denied';
    return api.permission === 'default' ? 'ask' : api.permission;
  };
  return {
    permission,
    async ask(): Promise<'granted' | 'denied' | 'ask'> {
      await api?.requestPermission();
      return permission();
    },
    show({ id, kind, title, body, conversationId, silent }: DesktopNotification): boolean {
      if (!api || permission() !== 'granted') return false;
      const notification = new api(title, { body, silent, tag: id, requireInteraction: kind === 'offer' });
      notification.onclick = () => {
        page.focus();
        events.emit('notification-clicked', { id, conversationId });
      };
      notification.onclose = () => open.delete(id);
      open.set(id, notification);
      return true;
    },
    close(id: string): void {
      open.get(id)?.close();
      open.delete(id);
    },
  };
}
