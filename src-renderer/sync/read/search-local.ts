import type { Conversation } from '#shared/domain/conversation.ts';
import type { Customer } from '#shared/domain/customer.ts';
import type { Message } from '#shared/domain/message.ts';
import { previewOf } from '#shared/domain/message.ts';
import { currentDesk, type WindowDesk } from '../client/window-desk.ts';
import { findRows, listRows, openRows } from '../db/row-store.ts';
import type { LocalSearch } from './shapes.ts';

const nothing: LocalSearch = { customers: [], conversations: [], complete: true };
/** Longer than this a search as one types must not take; what was not looked at is said. */
const budgetMs = 300;
const chunk = 500;
const shownAtMost = 30;

/** Looks for all words of `text`, as beginnings of words, in what is on this computer: names, addresses, subjects, messages. */
export async function searchLocal(text: string): Promise<LocalSearch> {
  const desk = currentDesk();
  const wanted = wordsOf(text);
  if (desk === null || wanted.length === 0) return nothing;
  const matches = (words: string) => {
    const there = wordsOf(words);
    return wanted.every((word) => there.some((other) => other.startsWith(word)));
  };
  const customers = await findCustomers(desk, matches);
  const snippets = new Map<string, string>();
  for (const row of await listRows(desk, 'conversation')) {
    if (matches(`${row.subject} ${row.number}`)) snippets.set(row.id, row.subject);
  }
  const complete = await scanMessages(desk, (message) => {
    if (snippets.size < shownAtMost && matches(message.text)) snippets.set(message.conversationId, previewOf(message));
  });
  return { customers, conversations: await join(desk, snippets), complete };
}

const wordsOf = (text: string): string[] =>
  text
    .toLocaleLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

async function findCustomers(desk: WindowDesk, matches: (words: string) => boolean): Promise<Customer[]> {
  const addresses = new Map<string, string>();
  for (const { customerId, value, label } of await listRows(desk, 'identity'))
    addresses.set(customerId, `${addresses.get(customerId) ?? ''} ${value} ${label}`);
  const all = await listRows(desk, 'customer');
  return all.filter(({ id, name }) => matches(`${name} ${addresses.get(id) ?? ''}`)).slice(0, shownAtMost);
}

/** Goes through messages in chunks until the time is up; tells whether it saw all. */
async function scanMessages(desk: WindowDesk, see: (message: Message) => void): Promise<boolean> {
  const until = Date.now() + budgetMs;
  const table = desk.db.rows('message');
  let records = await table.orderBy('id').reverse().limit(chunk).toArray();
  while (records.length > 0) {
    for (const message of await openRows(desk, 'message', records)) see(message);
    const last = records.at(-1);
    if (last === undefined || records.length < chunk) return true;
    if (Date.now() > until) return false;
    records = await table.where('id').below(last.id).reverse().limit(chunk).toArray();
  }
  return true;
}

async function join(desk: WindowDesk, snippets: ReadonlyMap<string, string>): Promise<LocalSearch['conversations']> {
  const rows = await findRows(desk, 'conversation', [...snippets.keys()]);
  const found = rows.filter((row): row is Conversation => row !== null).sort((a, b) => b.activityAt - a.activityAt);
  const customers = await findRows(
    desk,
    'customer',
    found.map(({ customerId }) => customerId),
  );
  return found.slice(0, shownAtMost).map((conversation, index) => ({
    conversation,
    customer: customers[index] ?? null,
    snippet: snippets.get(conversation.id) ?? '',
  }));
}
