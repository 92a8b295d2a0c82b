import { create } from 'zustand';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Script, ScriptStep, ScriptSuggestion } from '#shared/domain/script.ts';
import { personal } from '../../sync/index.ts';

/** What the agent said about suggestions, by conversation id, for as long as the window is open. */
interface ScriptChoices {
  dismissed: ReadonlySet<string>;
  chosen: ReadonlyMap<string, string>;
}
export const useScriptChoices = personal(create<ScriptChoices>()(() => ({ dismissed: new Set(), chosen: new Map() })));

export const dismissSuggestion = (conversationId: string) =>
  useScriptChoices.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, conversationId]) }));

export const recallSuggestion = (conversationId: string) =>
  useScriptChoices.setState(({ dismissed }) => ({
    dismissed: new Set([...dismissed].filter((id) => id !== conversationId)),
  }));

export function chooseScript(conversationId: string, scriptId: string): void {
  recallSuggestion(conversationId);
  useScriptChoices.setState(({ chosen }) => ({ chosen: new Map([...chosen, [conversationId, scriptId]]) }));
}

/** A script on screen: where it stands, and whether the agent has begun to follow it. */
export interface CurrentScript extends Pick<ScriptSuggestion, 'script' | 'order'> {
  doneStepIds: readonly string[];
  isFollowed: boolean;
  /** The first step not done; null when all are. */
  nextStep: ScriptStep | null;
}

const place = (
  script: Script,
  order: ScriptSuggestion['order'],
  doneStepIds: readonly string[],
  isFollowed: boolean,
): CurrentScript => ({
  script,
  order,
  doneStepIds,
  isFollowed,
  nextStep: script.steps.find(({ id }) => !doneStepIds.includes(id)) ?? null,
});

/**
 * The script to show: the one the conversation follows, else the one the agent chose, else the most specific that fits.
 * A followed one is kept when its trigger no longer fits (the order has moved on) or it was switched off meanwhile.
 */
export function currentScript(
  conversation: Pick<Conversation, 'script'>,
  scripts: readonly Script[],
  suggestions: readonly ScriptSuggestion[],
  chosenId: string | undefined,
): CurrentScript | null {
  const orderOf = (id: string) => suggestions.find(({ script }) => script.id === id)?.order ?? null;
  const { script: progress } = conversation;
  const followed = progress && scripts.find(({ id }) => id === progress.scriptId);
  if (followed) return place(followed, orderOf(followed.id), progress.doneStepIds, true);
  const chosen = scripts.find(({ id }) => id === chosenId);
  if (chosen) return place(chosen, orderOf(chosen.id), [], false);
  const best = suggestions[0];
  return best ? place(best.script, best.order, [], false) : null;
}
