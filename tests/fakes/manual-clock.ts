import type { Clock } from '../../src-renderer/sync/clock.ts';

/** A clock that stands still until it is moved. Callbacks run in order of their time while it moves. */
export class ManualClock implements Clock {
  #now: number;
  #due: { at: number; callback: () => void }[] = [];

  constructor(now = 1_800_000_000_000) {
    this.#now = now;
  }

  now = (): number => this.#now;

  after = (ms: number, callback: () => void): (() => void) => {
    // A real clock tells whole milliseconds, however long somebody asked to wait.
    const entry = { at: Math.ceil(this.#now + ms), callback };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  };

  /** When the next callback is due; null: nothing waits. */
  get nextAt(): number | null {
    return this.#due.reduce<number | null>((first, { at }) => Math.min(first ?? at, at), null);
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }
}
