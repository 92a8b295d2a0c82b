import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Every face of a stylesheet: its alphabet's file, its family and its characters. */
const facesOf = (css: string) =>
  [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, face = '']) => ({
    file: /inter-[\w-]+\.woff2/.exec(face)?.[0],
    family: /font-family: ["']([^"']+)["']/.exec(face)?.[1],
    characters: /unicode-range:\s*([^;]+);/.exec(face)?.[1]?.replaceAll(/\s/g, '').toUpperCase(),
  }));

const ours = facesOf(read('./letters.css'));

test('each alphabet has a name of its own, and text asks for one after the other', () => {
  const families = ours.map(({ family }) => family);
  expect(new Set(families).size).toBe(families.length);
  const asked = /--font-sans:([^;]+);/.exec(read('./tokens.css'))?.[1] ?? '';
  expect([...asked.matchAll(/"(Inter Variable[^"]*)"/g)].map(([, family]) => family)).toEqual(families);
});

test('they are the alphabets of the package, in its order of precedence, which is from the last to the first', () => {
  const apart = ({ file, characters }: (typeof ours)[number]) => ({ file, characters });
  const theirs = facesOf(read('../../node_modules/@fontsource-variable/inter/index.css')).reverse();
  expect(ours.map(apart)).toEqual(theirs.map(apart));
});
