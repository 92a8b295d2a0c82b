import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.includes('.test.'));

// Tailwind makes these of parts that may be missing, `var(--tw-ring-inset,)`. Chromium 114 takes the empty fallback of a
// registered property for an error and drops the whole declaration.
const dropped =
  /(?<=['"`\s:])(?:ring(?:-\w+)?|inset-ring(?:-\w+)?|(?:backdrop-)?(?:blur|brightness|contrast|grayscale|hue-rotate|invert|saturate|sepia)(?:-\w+)?|backdrop-opacity-\d+|drop-shadow(?:-\w+)?|tabular-nums|lining-nums|oldstyle-nums|ordinal|slashed-zero|skew-[xy]-\S+|rotate-[xyz]-\S+|touch-pan-\w+)(?=['"`\s])/;
const tooNew = /\b(?:Map|Object)\.groupBy\(|\bPromise\.withResolvers\(|\bArray\.fromAsync\(|\bfield-sizing\b(?!`?:)/;

const classStrings = (text: string) =>
  [...text.matchAll(/className=(?:"[^"]*"|\{[^}]*\})|clsx\([^)]*\)/g)].map(([all]) => all);

test('no screen uses a class that Chromium 114 drops', () => {
  const found = files.flatMap((path) =>
    classStrings(readFileSync(root + path, 'utf8')).flatMap((text) => {
      const hit = text.match(dropped);
      return hit ? [`${path}: ${hit[0]}`] : [];
    }),
  );
  expect(found).toEqual([]);
});

test('no code calls what Chromium 114 has not', () => {
  // Comments may name it, and code may ask whether the browser has it.
  const asked = /\/\/.*|CSS\?\.supports\?\.\([^)]*\)/g;
  const found = files.filter((path) => tooNew.test(readFileSync(root + path, 'utf8').replaceAll(asked, '')));
  expect(found).toEqual([]);
});

test('the look-out sees such a class, with a variant too, and no innocent one', () => {
  expect(
    ['className="p-2 ring-2"', "clsx('hover:blur-sm')", '`tabular-nums `'].every((text) => dropped.test(text)),
  ).toBe(true);
  expect(
    ['className="outline-2 bg-accent"', "clsx('vip-ring')", 'string-list', 'ordering'].some((t) => dropped.test(t)),
  ).toBe(false);
});
