import type { User } from '#shared/domain/user.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { ConversationListItem, ViewCounts } from '../read/shapes.ts';
import { findEngineClient } from './current.ts';

/** What a desk is first drawn from, as it was read at an earlier start. */
export interface FirstAnswers {
  me: User;
  workspace: Workspace;
  counts: ViewCounts;
  /** The list that was looked at: the question as `useConversations` words it, and its answer from the beginning. */
  question: string;
  ids: string[];
  items: ConversationListItem[];
}

let known: { desk: string; answers: FirstAnswers; items: ReadonlyMap<string, ConversationListItem> } | null = null;

/** Gives what was kept of `desk` (the name of its database), before anything is read. Whatever is read replaces it. */
export function offerFirstAnswers(desk: string, answers: FirstAnswers): void {
  known = { desk, answers, items: new Map(answers.items.map((item) => [item.conversation.id, item])) };
}

/** Null when there are none, or the engine has said that another agent, or nobody, is signed in. */
export function firstAnswers(): typeof known {
  const state = findEngineClient()?.state();
  if (state !== undefined && state.database !== known?.desk) known = null;
  return known;
}

/** Rows have been read: one that comes into sight later must not show for a moment what it was then. */
export function forgetFirstRows(): void {
  if (known !== null) known = { ...known, items: new Map() };
}
