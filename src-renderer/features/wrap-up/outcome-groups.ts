import { type Disposition, fitsQueue } from '#shared/domain/disposition.ts';

export interface OutcomeGroups {
  recent: Disposition[];
  others: Disposition[];
}

/**
 * What may be chosen in this queue for what was typed: those chosen last in front, the rest in the order leads gave them. Every word
 * typed has to begin a word of the name.
 */
export function outcomeGroups(
  all: readonly Disposition[],
  queueId: string | null,
  recentIds: readonly string[],
  typed: string,
): OutcomeGroups {
  const wanted = wordsOf(typed);
  const found = all.filter((one) => {
    const words = wordsOf(one.name);
    return fitsQueue(one, queueId) && wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const recent = recentIds.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return { recent, others: found.filter((one) => !recent.includes(one)) };
}

const wordsOf = (text: string): string[] => text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
