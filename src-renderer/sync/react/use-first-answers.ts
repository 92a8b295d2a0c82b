import { useSyncExternalStore } from 'react';
import { onEngineChange } from '../client/current.ts';
import { firstAnswers, type KnownAtFirst } from '../client/first-answers.ts';

/** What to show until something has been read; null when nothing is known. */
export const useFirstAnswers = (): KnownAtFirst | null => useSyncExternalStore(onEngineChange, firstAnswers);
