import { Notification } from 'electron';
import type { DesktopNotification, NotificationClicked } from '#shared/contract/ipc.ts';
import type { Log } from '../log.ts';

/**
 * The system's notifications. An offer stays until it is answered; a message goes by itself.
 * Open ones are held here: one that is garbage-collected loses its click.
 */
export function createNotifications(options: {
  icon: string;
  onClick: (clicked: NotificationClicked) => void;
  log: Log;
}) {
  const { icon, onClick, log } = options;
  const open = new Map<string, Notification>();
  const close = (id: string) => {
    open.get(id)?.close();
    open.delete(id);
  };
  return {
    /** Whether the system took it; whether it shows it is the agent's own setting there. */
    show({ id, kind, title, body, conversationId, silent }: DesktopNotification): boolean {
      if (!Notification.isSupported()) return false;
      close(id);
      const isOffer = kind === 'offer';
      const notification = new Notification({
        title,
        body,
        silent,
        icon,
        urgency: isOffer ? 'critical' : 'normal',
        timeoutType: isOffer ? 'never' : 'default',
      });
      notification.on('click', () => {
        open.delete(id);
        onClick({ id, conversationId });
      });
      notification.on('close', () => {
        if (open.get(id) === notification) open.delete(id);
      });
      notification.on('failed', (_event, error) => log('a notification failed', { error }));
      open.set(id, notification);
      notification.show();
      return true;
    },
    close,
    closeAll(): void {
      for (const id of [...open.keys()]) close(id);
    },
  };
}
export type Notifications = ReturnType<typeof createNotifications>;
