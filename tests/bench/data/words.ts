import { createRandom } from './random.ts';

const beginnings =
  'order parcel invoice return refund size blue jacket card address courier delay gift voucher account'.split(' ');
const syllables = 'ba ce di fo gu ka le mi no pu ra se ti vo zu ma ne li ro su'.split(' ');

/** A vocabulary with a few words everybody uses and many that are rare, as in real mails (Zipf). */
export const vocabulary: readonly string[] = (() => {
  const random = createRandom(7);
  const pick = () => syllables[Math.floor(random() * syllables.length)] ?? 'ba';
  const made = new Set(beginnings);
  while (made.size < 6_000) made.add(Array.from({ length: 2 + Math.floor(random() * 3) }, pick).join(''));
  return [...made];
})();

/** A text of so many words, the frequent ones more often. */
export function textOf(random: () => number, words: number): string {
  let text = '';
  for (let n = 0; n < words; n += 1) {
    const word = vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'order';
    text += n === 0 ? word : ` ${word}`;
  }
  return text;
}
