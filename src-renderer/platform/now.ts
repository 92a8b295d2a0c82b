let offsetMs = 0;

/** The server's time minus this computer's, ms; the sync engine finds it and tells every window. */
export function setClockOffset(ms: number): void {
  offsetMs = ms;
}

/**
 * What time it is at the server, epoch ms: the one to use with every time in a row (an age, a due time, a hold after Send). This
 * computer's own clock, `Date.now()`, may be wrong by hours and is good for measuring only.
 */
export const now = (): number => Date.now() + offsetMs;
