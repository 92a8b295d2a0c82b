import type { EntityName, Row } from '#shared/domain/entities.ts';
import { hashOf, wordsOf } from './words.ts';

/** What can be found; the place of each is its number in stored segments: append, never reorder. */
export const kinds = ['message', 'conversation', 'customer', 'identity'] as const satisfies readonly EntityName[];
export type Kind = (typeof kinds)[number];
const kindSet: ReadonlySet<string> = new Set(kinds);
export const isKind = (entity: string): entity is Kind => kindSet.has(entity);

/** Something with words in it, as it goes into the index. */
export interface SearchDocument {
  kind: Kind;
  id: string;
  /** The conversation or the customer it leads to. */
  owner: string;
  /** The newest is shown first, epoch ms. */
  at: number;
  /** Each once. */
  words: readonly string[];
  /** Of the text: the same text need not be indexed again. */
  hash: number;
}

/** The end of a number as people remember it; shorter ends are found everywhere. */
const shortestEnd = 4;
const endsOf = (digits: string): string =>
  Array.from({ length: Math.max(0, digits.length - shortestEnd + 1) }, (_, at) => digits.slice(at)).join(' ');

interface Text {
  owner: string;
  at: number;
  text: string;
}
const texts: { [K in Kind]: (row: Row<K>) => Text } = {
  message: ({ conversationId, sentAt, text, subject, senderName, attachments }) => ({
    owner: conversationId,
    at: sentAt,
    text: [text, subject ?? '', senderName ?? '', ...attachments.map(({ name }) => name)].join(' '),
  }),
  conversation: ({ id, activityAt, subject, number }) => ({ owner: id, at: activityAt, text: `${subject} ${number}` }),
  customer: ({ id, name }) => ({ owner: id, at: 0, text: name }),
  identity: ({ customerId, kind, value, label }) => ({
    owner: customerId,
    at: 0,
    text: `${value} ${label} ${kind === 'phone' ? endsOf(value.replace(/\D/g, '')) : ''}`,
  }),
};

/** What is looked through in a row, in the words it is written in. */
export function textOf<K extends Kind>(kind: K, row: Row<K>): Text {
  // The table pairs each kind with its row; indexing by a union loses that pairing.
  return (texts[kind] as (row: Row<K>) => Text)(row);
}

export function documentOf<K extends Kind>(kind: K, row: Row<K>): SearchDocument {
  const { owner, at, text } = textOf(kind, row);
  return { kind, id: row.id, owner, at, words: [...new Set(wordsOf(text))], hash: hashOf(text) };
}

export const keyOfDocument = (kind: Kind, id: string): string => `${kind} ${id}`;

/** @returns null for what this version does not look through */
export function splitKey(key: string): { kind: Kind; id: string } | null {
  const space = key.indexOf(' ');
  const kind = key.slice(0, space);
  return isKind(kind) ? { kind, id: key.slice(space + 1) } : null;
}
