/** What mail programs put before a subject when answering or passing on, in the languages of the desk and their neighbours. */
const prefix = /^\s*(?:re|aw|antw|wg|fw|fwd|odp|pd|sv|vs|vl|vá|továbbítás|на|відп)\s*(?:\[\d+\])?\s*:\s*/iu;

/** A subject without its "Re:" and "Fwd:", in lower case: the same for every message of one exchange. */
export function bareSubject(subject: string): string {
  let bare = subject.trim();
  while (prefix.test(bare)) bare = bare.replace(prefix, '');
  return bare.replaceAll(/\s+/g, ' ').toLocaleLowerCase();
}
