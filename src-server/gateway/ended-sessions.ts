import type { EndedSession, Session, Sessions } from '../identity/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';

/** A session that was ended elsewhere, without a word reaching this server, lives no longer than this. */
export const lookEveryMs = 30_000;

interface Parts {
  clock: Clock;
  log: Logger;
  sessions: Pick<Sessions, 'listEnded'>;
  /** Those with a desktop connected here. */
  present(): Iterable<Session>;
  ended(session: EndedSession): void;
}

/**
 * Finds sessions that are over while their desktop is still connected. Whoever ends one says so at once; that word can be lost
 * between servers, and a lost computer must not be spared for it.
 */
export function createEndedSessions({ clock, log, sessions, present, ended }: Parts) {
  let cancel: (() => void) | null = null;

  /** Looks now. Never fails: it is looked again. */
  async function look(isMeant: (userId: string) => boolean = () => true): Promise<void> {
    const ids = new Set([...present()].flatMap(({ id, user }) => (isMeant(user.id) ? [id] : [])));
    try {
      for (const one of await sessions.listEnded([...ids])) ended(one);
    } catch (error) {
      log.error({ err: error }, 'whether sessions are over could not be seen');
    }
  }

  function start(): void {
    cancel ??= clock.after(lookEveryMs, () => {
      cancel = null;
      void look().then(() => {
        for (const _ of present()) return start();
      });
    });
  }

  return {
    look,
    /** From time to time, for as long as anybody is connected. */
    start,
    stop(): void {
      cancel?.();
      cancel = null;
    },
  };
}
