import { useAlertSettings } from './alert-settings.ts';
import { inOneWindow } from './one-window.ts';

/** Notes in Hz with their start in seconds: two soft bell strokes, a third higher when it gets urgent, one for a message. */
const tunes = {
  offer: [
    { hz: 659.3, at: 0 },
    { hz: 880, at: 0.16 },
  ],
  urgent: [
    { hz: 880, at: 0 },
    { hz: 1108.7, at: 0.13 },
    { hz: 1318.5, at: 0.26 },
  ],
  message: [{ hz: 784, at: 0 }],
} as const;
export type Tune = keyof typeof tunes;

let audio: AudioContext | null = null;

/**
 * Plays a tune made on the spot, no file needed. Silent when switched off, and where the browser wants a click first. All windows
 * are told of the same message: one of them plays.
 */
export function playTune(tune: Tune, volume = useAlertSettings.getState()): void {
  if (!volume.sound || volume.volume === 0 || !('AudioContext' in globalThis)) return;
  // A window that nobody has clicked in may have to be silent, and must not keep the others from playing.
  const mayBeSilent = navigator.userActivation?.hasBeenActive === false;
  if (tune === 'message' && !mayBeSilent) inOneWindow(tune, () => play(tune, volume.volume));
  else play(tune, volume.volume);
}

function play(tune: Tune, volume: number): void {
  audio ??= new AudioContext();
  const context = audio;
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  for (const { hz, at } of tunes[tune]) {
    const start = context.currentTime + at;
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.type = 'sine';
    tone.frequency.value = hz;
    // Struck and fading like a bell: a sudden end would click.
    loudness.gain.setValueAtTime(0.0001, start);
    loudness.gain.exponentialRampToValueAtTime(0.22 * volume, start + 0.012);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.55);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.6);
  }
}
