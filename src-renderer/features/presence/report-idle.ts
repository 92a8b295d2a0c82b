import { useEffect } from 'react';
import type { PowerEvent } from '#shared/contract/ipc.ts';
import { desktop } from '../../platform/desktop.ts';
import { signal, useIsLive } from '../../sync/index.ts';

const reportMs = 30_000;
type Power = 'awake' | 'locked' | 'asleep';

const powerAfter: Record<PowerEvent['state'], Power> = {
  suspend: 'asleep',
  resume: 'awake',
  lock: 'locked',
  unlock: 'awake',
};

/** What this computer last said of itself; repeated with every report, so that a report that was lost does no harm. */
let power: Power = 'awake';

/** A browser knows nothing of locks and sleep, and says nothing of them. */
const withPower = (seconds: number) => (desktop.kind === 'electron' ? { seconds, power } : { seconds });

/** What cannot be asked of the computer now (its main process is going down, the page is) is asked with the next report. */
const findPresence = () => desktop.presence().catch(() => null);

async function report(): Promise<void> {
  const presence = await findPresence();
  if (presence !== null) signal('presence:idle', withPower(Math.round(presence.idleSeconds)));
}

/** The agent has shown that they are there: by a button, a key, the pointer. */
export function reportPresent(): void {
  power = 'awake';
  signal('presence:idle', withPower(0));
}

async function reportPower(state: PowerEvent['state']): Promise<void> {
  power = powerAfter[state];
  // Told before anything is asked: a computer that goes to sleep leaves no time.
  if (power !== 'awake') return signal('presence:idle', withPower(0));
  // A laptop wakes up to its lock screen.
  if ((await findPresence())?.locked) power = 'locked';
  await report();
}

/** Tells the server how long nobody touched this computer, and at once when it is locked, sleeps or is back. */
export function useReportIdle(): void {
  const isLive = useIsLive() === true;
  useEffect(() => {
    // What was said to a connection that is gone is forgotten with it.
    if (isLive) void report();
    const timer = setInterval(() => void report(), reportMs);
    return () => clearInterval(timer);
  }, [isLive]);
  useEffect(() => {
    if (desktop.kind !== 'electron') return undefined;
    return desktop.on('power', ({ state }) => void reportPower(state));
  }, []);
}
