import { create } from 'zustand';
import { personal } from '../../sync/index.ts';

interface ThreadQuestions {
  /** Conversations to become one; the first is the one it was asked from. */
  merge: readonly string[] | null;
  /** The conversation a part is to leave. */
  split: string | null;
}

/** Which threads to put together or take apart. The dialogs belong to a feature above this one, so they are asked for here. */
export const useThreadQuestions = personal(create<ThreadQuestions>()(() => ({ merge: null, split: null })));

export const askToMerge = (conversationIds: readonly string[]): void =>
  useThreadQuestions.setState({ merge: conversationIds, split: null });
export const askToSplit = (conversationId: string): void =>
  useThreadQuestions.setState({ merge: null, split: conversationId });
export const dropThreadQuestion = (): void => useThreadQuestions.setState({ merge: null, split: null });
