import { useMemo } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { type ScriptSuggestion, suggestScripts } from '#shared/domain/script.ts';
import { type CustomerCard, useConversation, useCustomer, useScripts, useThread } from '../../sync/index.ts';
import { type CurrentScript, currentScript, useScriptChoices } from './choose-script.ts';
import { latestInboundText, scriptFacts } from './script-facts.ts';

export interface ConversationScript {
  conversation: Conversation;
  card: CustomerCard;
  current: CurrentScript | null;
  suggestions: readonly ScriptSuggestion[];
}

/** The script of a conversation, chosen anew whenever customer, orders, tags or the latest message change. */
export function useCurrentScript(conversationId: string | null): ConversationScript | null | undefined {
  const conversation = useConversation(conversationId);
  const card = useCustomer(conversation?.customerId ?? null);
  const thread = useThread(conversationId);
  const scripts = useScripts();
  const chosenId = useScriptChoices(({ chosen }) => (conversationId ? chosen.get(conversationId) : undefined));
  const said = conversation ? latestInboundText(conversation, thread) : '';
  return useMemo(() => {
    if (conversation === null || card === null) return null;
    if (!conversation || !card || !scripts) return undefined;
    const suggestions = suggestScripts(scripts, scriptFacts(conversation, card, said));
    return { conversation, card, suggestions, current: currentScript(conversation, scripts, suggestions, chosenId) };
  }, [conversation, card, scripts, said, chosenId]);
}
