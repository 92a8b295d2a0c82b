import type { Language } from '#shared/domain/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { hu } from './hu.ts';
import { pl } from './pl.ts';
import { sl } from './sl.ts';
import { uk } from './uk.ts';
import type { Words } from './words.ts';

export { type Mood, moods } from './words.ts';
export const words: Readonly<Record<Language, Words>> = { en, sl, pl, uk, hu, de };
