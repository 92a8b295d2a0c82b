import { pickText } from '#shared/domain/language.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { useCannedReplies, useConversation } from '../../sync/index.ts';
import { templateValues, useTemplateFacts } from '../templates/index.ts';
import { rankCannedReplies } from './rank-canned-replies.ts';

export interface CannedSuggestion {
  id: string;
  /** The shortcut with its sign. */
  label: string;
  /** Title and the first words as they would be sent. */
  description: string;
  /** In the customer's language, filled. */
  text: string;
  /** Variables nothing was known for; they stay in the text as written. */
  missing: readonly string[];
}

/** What `/` offers in a reply: the function answers at once, from what is on this computer. */
export function useCannedReplySource(conversationId: string): (query: string) => CannedSuggestion[] {
  const replies = useCannedReplies();
  const channel = useConversation(conversationId)?.channel ?? null;
  const facts = useTemplateFacts(conversationId)?.facts;
  return (query) => {
    if (!replies || !facts) return [];
    const values = templateValues(facts);
    return rankCannedReplies(replies, query, channel, facts.language).map(({ id, shortcut, title, text }) => {
      const filled = fillTemplate(pickText(text, facts.language), values);
      return {
        id,
        label: `/${shortcut}`,
        description: `${title} · ${filled.text.replaceAll(/\s+/g, ' ').slice(0, 160)}`,
        ...filled,
      };
    });
  };
}
