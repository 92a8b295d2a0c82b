export const moods = ['calm', 'cheerful', 'worried', 'angry'] as const;
export type Mood = (typeof moods)[number];
type ByMood = Readonly<Record<Mood, readonly string[]>>;

/** How somebody of each mood begins, asks whether anybody is there, asks on, thanks, and gives up. */
export interface Words {
  open: ByMood;
  nudge: ByMood;
  question: readonly string[];
  thanks: ByMood;
  leave: ByMood;
}
