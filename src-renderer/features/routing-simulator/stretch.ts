/** A stretch of the record, epoch ms. */
export interface Stretch {
  from: number;
  to: number;
}

export const presets = ['today', 'yesterday', 'week', 'own'] as const;
export type Preset = (typeof presets)[number];

const dayMs = 86_400_000;
/** The most the server replays at once. */
export const longestStretchMs = 7 * dayMs;

/** The stretch a preset means at this moment, by this computer's calendar; `own` begins as yesterday. */
export function stretchOf(preset: Preset, now: number): Stretch {
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  // Not 24 hours back: a day may have 23 or 25.
  const dayBefore = new Date(midnight - dayMs / 2).setHours(0, 0, 0, 0);
  if (preset === 'today') return { from: midnight, to: now };
  if (preset === 'week') return { from: now - longestStretchMs, to: now };
  return { from: dayBefore, to: midnight };
}
