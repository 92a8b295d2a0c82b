export interface Trigger {
  sign: '/' | '@';
  query: string;
  /** How many characters before the cursor the sign and the query take. */
  length: number;
}

/**
 * What the words before the cursor ask for: `/ret` a canned reply, `@an` a colleague. Only at the start of a word, so that
 * and/or, addresses and times are left alone.
 */
export function findTrigger(before: string, signs: readonly Trigger['sign'][]): Trigger | null {
  const match = /(?:^|\s)([/@])([\p{L}\p{N}-]*)$/u.exec(before);
  const sign = signs.find((one) => one === match?.[1]);
  const query = match?.[2];
  return sign === undefined || query === undefined ? null : { sign, query, length: query.length + 1 };
}
