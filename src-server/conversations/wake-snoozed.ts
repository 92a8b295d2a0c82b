import { appendMessage } from '#shared/domain/append-message.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';

const everyMs = 1_000;

/** Opens conversations whose snooze is over, each in a transaction of its own. @returns how many were opened */
async function wakeSnoozed(store: Store, now: number): Promise<number> {
  const due = await store.db
    .selectFrom('conversation')
    .select('id')
    .where('state', '=', 'snoozed')
    .where('snoozedUntil', '<=', now)
    .limit(200)
    .execute();
  for (const { id } of due) {
    await store.transact(async (unit) => {
      const before = await unit.find('conversation', id);
      if (before?.state !== 'snoozed' || (before.snoozedUntil ?? 0) > now) return;
      const opened = { ...before, state: 'open' as const, snoozedUntil: null, activityAt: unit.now };
      const { conversation, message } = appendMessage(
        opened,
        systemMessage(newId(), opened.id, { name: 'state', state: 'open', until: null }, unit.now),
      );
      await unit.put('conversation', conversation, before);
      await unit.put('message', message, null);
    });
  }
  return due.length;
}

/** Opens what was snoozed when its time has come, for as long as it runs. */
export function createWaker({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  let cancelNext = () => {};
  let stopped = false;
  function wake(): void {
    void wakeSnoozed(store, clock.now())
      .catch((error: unknown) => log.error({ err: error }, 'snoozed conversations could not be woken'))
      .finally(() => {
        if (!stopped) cancelNext = clock.after(everyMs, wake);
      });
  }
  return {
    start: wake,
    stop(): void {
      stopped = true;
      cancelNext();
    },
  };
}
