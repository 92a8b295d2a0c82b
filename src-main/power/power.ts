import { powerMonitor } from 'electron';
import type { DesktopPresence, PowerEvent } from '#shared/contract/ipc.ts';

/** Idle for this long counts as "idle" in Chromium's own terms; only its `locked` answer is used. */
const idleThresholdSeconds = 60;

/** Sleep, wake, lock and unlock as events, and what the computer knows about the agent right now. */
export function watchPower(tell: (event: PowerEvent) => void) {
  const on = (state: PowerEvent['state']) => () => tell({ state, at: Date.now() });
  powerMonitor.on('suspend', on('suspend'));
  powerMonitor.on('resume', on('resume'));
  powerMonitor.on('lock-screen', on('lock'));
  powerMonitor.on('unlock-screen', on('unlock'));
  return {
    presence(): DesktopPresence {
      const state = powerMonitor.getSystemIdleState(idleThresholdSeconds);
      return {
        idleSeconds: Math.max(0, powerMonitor.getSystemIdleTime()),
        locked: state === 'unknown' ? null : state === 'locked',
        onBattery: powerMonitor.onBatteryPower ?? null,
      };
    },
  };
}
export type Power = ReturnType<typeof watchPower>;
