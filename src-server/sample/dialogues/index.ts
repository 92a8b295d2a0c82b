import type { Language } from '#shared/domain/language.ts';
import { de } from './de.ts';
import type { Dialogues } from './dialogue.ts';
import { en } from './en.ts';
import { hu } from './hu.ts';
import { pl } from './pl.ts';
import { sl } from './sl.ts';
import { uk } from './uk.ts';

export { type Topic, topics } from './dialogue.ts';

/** What customers and agents say in the sample, by language. */
export const dialogues: Readonly<Record<Language, Dialogues>> = { en, sl, pl, uk, hu, de };
