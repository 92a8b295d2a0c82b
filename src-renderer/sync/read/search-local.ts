import type { Conversation } from '#shared/domain/conversation.ts';
import { type Message, previewOf } from '#shared/domain/message.ts';
import { callEngine } from '../client/current.ts';
import { currentDesk, type WindowDesk } from '../client/window-desk.ts';
import { findRows } from '../db/row-store.ts';
import { findWord, meaningsOf } from '../search/words.ts';
import type { LocalSearch } from './shapes.ts';

const nothing: LocalSearch = { customers: [], conversations: [], left: 0 };
const shownAtMost = 20;
/** Each costs reading and opening three rows, at every letter. */
const conversationsAtMost = 10;
const longestText = 500;

/**
 * Looks for all words of `text`, as beginnings of words, in what is on this computer: names, addresses, subjects, messages. The
 * engine's index says where they are; rows are read here, as everywhere. An empty text gets the index ready.
 */
export async function searchLocal(text: string): Promise<LocalSearch> {
  const desk = currentDesk();
  if (desk === null) return nothing;
  const asked = text.slice(0, longestText);
  const found = await callEngine('search:local', { text: asked, limit: shownAtMost });
  const [customers, conversations] = await Promise.all([
    findRows(desk, 'customer', found.customers),
    join(desk, found.conversations.slice(0, conversationsAtMost), meaningsOf(asked).flat()),
  ]);
  return { customers: customers.filter((row) => row !== null), conversations, left: found.left };
}

interface Hit {
  conversationId: string;
  messageId: string | null;
}

async function join(
  desk: WindowDesk,
  hits: readonly Hit[],
  words: readonly string[],
): Promise<LocalSearch['conversations']> {
  const [conversations, messages] = await Promise.all([
    findRows(
      desk,
      'conversation',
      hits.map(({ conversationId }) => conversationId),
    ),
    findRows(
      desk,
      'message',
      hits.map(({ messageId }) => messageId ?? ''),
    ),
  ]);
  const ids = [...new Set(conversations.flatMap((row) => (row === null ? [] : [row.customerId])))];
  const customers = new Map((await findRows(desk, 'customer', ids)).map((row) => [row?.id, row]));
  return conversations.flatMap((conversation, index) => {
    // A row may have left since the index looked at it.
    if (conversation === null) return [];
    const customer = customers.get(conversation.customerId) ?? null;
    return [{ conversation, customer, snippet: snippetOf(conversation, messages[index] ?? null, words) }];
  });
}

/** Signs of a message before the word that was looked for: enough to see it in its sentence, on one line. */
const before = 40;
const snippetLength = 160;

/** What was found, around the first of the words. */
function snippetOf(conversation: Conversation, message: Message | null, words: readonly string[]): string {
  if (message === null) return conversation.subject;
  const place = findWord(message.text, words);
  if (place === null || place.at + place.length < 2 * before) return previewOf(message);
  const space = message.text.lastIndexOf(' ', place.at - before);
  const from = space === -1 ? place.at - before : space + 1;
  return `… ${message.text.slice(from, from + snippetLength)}`.replace(/\s+/g, ' ').trim();
}
