/** The time, and waiting for it. Handed in everywhere, so that simulations run on a clock of their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back once after `ms`; the answer cancels it. */
  after(ms: number, callback: () => void): () => void;
}

/** A clock that goes by the server's, whatever this computer's own one says. */
export interface ServerClock extends Clock {
  /** The server's time minus this computer's, ms; 0 while they agree or nothing is known. */
  offsetMs(): number;
  /** What was found before, for times without a connection. */
  setOffset(ms: number): void;
  /** The server says what time it is. @returns whether that changes the offset */
  heard(serverNow: number): boolean;
}

/** A smaller difference is the network's, or nobody's concern. */
const noticedMs = 2_000;

/**
 * Times that desks and the server compare (a hold after Send, a snooze, a reply window, an age) have to be of one clock, and an
 * agent's computer may be wrong by hours.
 */
export function createServerClock(own: Clock): ServerClock {
  let offset = 0;
  return {
    now: () => own.now() + offset,
    after: own.after,
    offsetMs: () => offset,
    setOffset(ms) {
      offset = ms;
    },
    heard(serverNow) {
      const found = serverNow - own.now();
      if (Math.abs(found - offset) < noticedMs) return false;
      offset = Math.abs(found) < noticedMs ? 0 : found;
      return true;
    },
  };
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
