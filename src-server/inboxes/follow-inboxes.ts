import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { RunningInboxes } from './running.ts';

const againAfterMs = 2_000;

/** Takes over what has changed in an inbox's row, here or elsewhere, and tries again for as long as it does not succeed. */
export function followInboxes(parts: { running: RunningInboxes; clock: Clock; log: Logger; isOver: () => boolean }) {
  const { running, clock, log, isOver } = parts;
  const changed = (id: string): Promise<void> =>
    running.changed(id).catch((error: unknown) => {
      if (isOver()) return;
      log.error({ err: error, inboxId: id }, 'an inbox has changed, and not here yet');
      clock.after(againAfterMs, () => void changed(id));
    });
  return (ids: readonly string[]): void => void ids.map(changed);
}
