import { createRandom } from './random.ts';
import { vocabulary } from './words.ts';

/** What agents type: one to three words, common and rare, whole or only begun, each of them found somewhere. */
export function searchesAsTyped(count: number): string[] {
  const random = createRandom(31);
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'order';
  return Array.from({ length: count }, (_, n) => {
    const words = Array.from({ length: 1 + (n % 3) }, word);
    const last = words.length - 1;
    // Every other one is still being typed.
    if (n % 2 === 1) words[last] = (words[last] ?? 'order').slice(0, 3);
    return words.join(' ');
  });
}
