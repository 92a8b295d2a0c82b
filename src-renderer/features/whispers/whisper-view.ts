import { create } from 'zustand';
import type { WhisperAbout } from '#shared/domain/whisper.ts';
import { personal } from '../../sync/index.ts';

/** What a whisper being written is about and answers, and what the agent has put away, for as long as the window is open. */
interface WhisperView {
  /** By conversation; a message or a draft, or nothing for whispers in general. */
  about: Readonly<Record<string, WhisperAbout>>;
  /** The whisper being answered, by conversation. */
  answering: Readonly<Record<string, string>>;
  putAway: ReadonlySet<string>;
}

export const useWhisperView = personal(create<WhisperView>()(() => ({ about: {}, answering: {}, putAway: new Set() })));

const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([one]) => one !== key));

/** Says what the next whisper in this conversation is about; null: nothing in particular. */
export const whisperAbout = (conversationId: string, about: WhisperAbout | null): void =>
  useWhisperView.setState((view) => ({
    about: about === null ? without(view.about, conversationId) : { ...view.about, [conversationId]: about },
  }));

/** Begins to answer a whisper, or (null) stops. */
export const answerWhisper = (conversationId: string, whisperId: string | null): void =>
  useWhisperView.setState(({ answering }) => ({
    answering: whisperId === null ? without(answering, conversationId) : { ...answering, [conversationId]: whisperId },
  }));

/** Takes a whisper off the shelf above the reply; it stays in the thread. */
export const putWhisperAway = (whisperId: string): void =>
  useWhisperView.setState(({ putAway }) => ({ putAway: new Set([...putAway, whisperId]) }));
