import { domainToASCII } from 'node:url';

/** Longest References header we write, in characters: a line may have 998 (RFC 5322, 2.1.1) and some servers do not fold. */
const maxReferencesLength = 900;

const domainOf = (address: string): string => {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domainToASCII(domain) || 'localhost';
};

/**
 * The Message-ID of an outgoing message, without angle brackets. Made from our message id alone, so that every attempt carries the
 * same one and a customer's mail program drops the second copy. Ids may hold ":", which RFC 5322 does not allow there.
 */
export function messageIdOf(messageId: string, ourAddress: string): string {
  const local = messageId.replace(/:/g, '=3a').replace(/^\.|\.$|\.(?=\.)/g, '=2e');
  return `${local}@${domainOf(ourAddress)}`;
}

/** The ids in a Message-ID, In-Reply-To or References header, in their order, without brackets, each once. */
export function parseMessageIds(header: string | undefined): string[] {
  if (!header) return [];
  const text = header.slice(0, 50_000);
  const bracketed = Array.from(text.matchAll(/<([^<>]{1,900})>/g), ([, id = '']) => id.replace(/\s+/g, ''));
  // Some programs forget the brackets; a word with an "@" is what they meant.
  const found = bracketed.length > 0 ? bracketed : text.split(/[\s,;<>]+/).filter((word) => /^[^@]+@[^@]+$/.test(word));
  return [...new Set(found)].filter((id) => id.length > 0 && id.length <= 900);
}

/** Nearest first: what is answered, then the chain backwards (RFC 5322, 3.6.4), at most 50. */
export function nearestFirst(inReplyTo: string | undefined, references: string | undefined): string[] {
  return [...new Set([...parseMessageIds(inReplyTo), ...parseMessageIds(references).reverse()])].slice(0, 50);
}

/**
 * The References header of a reply, oldest first, within the length bound: the first message of the thread, which every program
 * keeps, and as many of the newest as fit.
 */
export function boundReferences(oldestFirst: readonly string[]): string[] {
  const [first, ...rest] = [...new Set(oldestFirst)];
  if (first === undefined) return [];
  const kept: string[] = [];
  let length = first.length + 2;
  for (const id of rest.reverse()) {
    length += id.length + 3;
    if (length > maxReferencesLength) break;
    kept.unshift(id);
  }
  return [first, ...kept];
}
