import { expect, test } from 'vitest';
import { figureInfo, figureNames } from '#shared/domain/figure-info.ts';
import { isServiceLevel } from './floor-view.ts';
import english from './locales/en.json' with { type: 'json' };

const written = (words: object, key: string): unknown => Object.entries(words).find(([name]) => name === key)?.[1];

test('every figure the server tells has a name, and its definition one hover away', () => {
  for (const name of figureNames) {
    expect(written(english.figure, isServiceLevel(name) ? 'serviceLevel' : name), name).toBeTypeOf('string');
    expect(written(english.definition, name), name).toBeTypeOf('string');
  }
});

test('a figure is defined on the desk as where it is counted; the longest wait is told as time, not as a moment', () => {
  for (const name of figureNames)
    if (name !== 'longestWait') expect(written(english.definition, name)).toBe(figureInfo[name].definition);
});
