import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

test('the page brings the rule its buttons would put in front of its styles: that would undo them, and the letters with them', () => {
  const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8');
  const { id, rule } = /<style id="(?<id>[^"]+)">(?<rule>[^<]+)<\/style>/.exec(page)?.groups ?? {};
  const library = createRequire(import.meta.url).resolve('react-aria');
  const press = readFileSync(
    library.replace(/react-aria\/dist\/.*/, 'react-aria/dist/private/interactions/usePress.mjs'),
    'utf8',
  );
  const name = (of: string) => new RegExp(`\\$var\\$${of} = '([^']+)'`).exec(press)?.[1];
  const put = /style\.textContent = `([^`]+)`/
    .exec(press)?.[1]
    ?.replace(/\$\{[^}]+PRESSABLE_ATTRIBUTE\}/, name('PRESSABLE_ATTRIBUTE') ?? '');
  const words = (css: string | undefined) => css?.replace(/\s+/g, '');
  expect(id).toBe(name('STYLE_ID'));
  expect(words(rule)).toBe(words(put));
});
