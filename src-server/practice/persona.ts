import { type Language, languages } from '#shared/domain/language.ts';
import { countries, dialogues, type Random, topics } from '../sample/index.ts';
import { type Mood, moods, words } from './words/index.ts';

/** An invented customer: who they are and everything they will say. Decided at once, so that a seed tells the whole story. */
export interface Persona {
  name: string;
  language: Language;
  mood: Mood;
  /** Said before anybody has answered, in one message or in two. */
  opening: readonly string[];
  /** Said after each reply, in turn; the last is a goodbye. */
  answers: readonly string[];
  nudge: string;
  /** Said on giving up; null: closes the page without a word. */
  leave: string | null;
  /** How long they wait for a reply before they ask whether anybody is there, and as long again before they give up. */
  patienceMs: number;
  /** Milliseconds a letter, typing. */
  typingMsPerLetter: number;
}

/** The angry wait least, the cheerful longest. */
const patience: Readonly<Record<Mood, readonly [fromSeconds: number, toSeconds: number]>> = {
  angry: [15, 40],
  worried: [25, 60],
  calm: [45, 120],
  cheerful: [60, 150],
};

export function createPersona(random: Random): Persona {
  const language = random.pick(languages);
  const mood = random.pick(moods);
  const said = words[language];
  const { first, last } = countries[language];
  const dialogue = dialogues[language][random.pick(topics)];
  const fill = (text: string) => text.replaceAll('{n}', `LP-${random.int(20_000, 29_999)}`);
  const [opening, , reaction] = dialogue.lines;
  const greeting = random.pick(said.open[mood]);
  const [from, to] = patience[mood];
  return {
    name: `${random.pick(first)} ${random.pick(last)}`,
    language,
    mood,
    opening: random.chance(0.5) ? [greeting, fill(opening)] : [`${greeting} ${fill(opening)}`],
    answers: [
      fill(reaction),
      ...(random.chance(0.4) ? [random.pick(said.question)] : []),
      random.pick(said.thanks[mood]),
    ],
    nudge: random.pick(said.nudge[mood]),
    leave: random.chance(0.6) ? random.pick(said.leave[mood]) : null,
    patienceMs: random.int(from, to) * 1_000,
    typingMsPerLetter: random.int(25, 70),
  };
}
