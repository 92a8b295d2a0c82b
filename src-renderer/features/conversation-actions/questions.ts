import { create } from 'zustand';
import type { Conversation } from '#shared/domain/conversation.ts';
import { personal } from '../../sync/index.ts';

/** How a conversation ended is asked; `onChoose` does what waits for the answer. */
export interface OutcomeQuestion {
  conversation: Pick<Conversation, 'id' | 'queueId'>;
  /** Chosen already; null: nothing is. */
  dispositionId: string | null;
  onChoose: (dispositionId: string) => void;
}

/** Three ways to bring a colleague into it: they take it over, they are asked aside, they answer beside the assignee. */
export const handOverWays = ['transfer', 'consult', 'invite'] as const;
export type HandOverWay = (typeof handOverWays)[number];
export interface HandOverQuestion {
  conversation: Conversation;
  way: HandOverWay;
}

interface Questions {
  outcome: OutcomeQuestion | null;
  handOver: HandOverQuestion | null;
}

/** What an action has to know before it is done. The dialogs belong to features above this one, so they are asked for here. */
export const useQuestions = personal(create<Questions>()(() => ({ outcome: null, handOver: null })));

export const askOutcome = (outcome: OutcomeQuestion): void => useQuestions.setState({ outcome });
export const askHandOver = (conversation: Conversation, way: HandOverWay): void =>
  useQuestions.setState({ handOver: { conversation, way } });
export const dropQuestion = (): void => useQuestions.setState({ outcome: null, handOver: null });
