import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [baseCss = '', moreContrastCss = ''] = css.split('@layer theme');

type Palette = Map<string, readonly [light: string, dark: string]>;

function paletteOf(text: string): Palette {
  const found: Palette = new Map();
  for (const [, name, light, dark] of text.matchAll(/--color-([\w-]+): light-dark\((#\w+), (#\w+)\);/g)) {
    if (name && light && dark) found.set(name, [light, dark]);
  }
  return found;
}

/** WCAG 2.2 relative luminance of #rrggbb. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const base = paletteOf(baseCss);
const palettes = [
  ['standard', base],
  ['more contrast', new Map([...base, ...paletteOf(moreContrastCss)])],
] as const;

const surfaces = ['bg', 'panel', 'raised', 'sunken', 'hover', 'accent-soft'];
const channels = ['email', 'chat', 'sms', 'messenger', 'instagram', 'whatsapp', 'telegram', 'voice', 'unknown'];
const readable: [text: string, backgrounds: string[]][] = [
  ['text', [...surfaces, 'vip-soft', 'good-soft', 'warn-soft', 'bad-soft', 'whisper-soft', 'note-soft']],
  ['muted', [...surfaces, 'vip-soft', 'bad-soft', 'whisper-soft', 'note-soft']],
  ['faint', surfaces],
  ['accent', surfaces],
  ['on-accent', ['accent', 'accent-hover']],
  ['vip', [...surfaces, 'vip-soft']],
  ['silver', ['silver-soft']],
  ['platinum', ['platinum-soft']],
  ['good', [...surfaces, 'good-soft']],
  ['on-good', ['good']],
  ['warn', [...surfaces, 'warn-soft']],
  ['on-warn', ['warn']],
  ['bad', [...surfaces, 'bad-soft']],
  ['on-bad', ['bad', 'bad-hover']],
  ['whisper', [...surfaces, 'whisper-soft']],
  ['on-whisper', ['whisper', 'whisper-hover']],
  ['note', ['note-soft', 'panel']],
  ['panel', ['text']],
  ['on-channel', channels.map((channel) => `channel-${channel}`)],
  ['on-face', [1, 2, 3, 4, 5, 6, 7, 8].map((face) => `face-${face}`)],
];
const visible: [mark: string, backgrounds: string[]][] = [
  ['control', ['bg', 'panel', 'raised', 'sunken']],
  ['focus', surfaces],
  ['vip-ring', ['panel', 'bg', 'raised']],
  ...channels.map((channel): [string, string[]] => [`channel-${channel}`, ['panel', 'accent-soft', 'sunken']]),
];

/** Every pair of the table below its ratio, in either theme, as sentences. */
function failing(palette: Palette, pairs: [string, string[]][], least: number): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs.flatMap((back) =>
      ([0, 1] as const).flatMap((theme) => {
        const [ink, paper] = [palette.get(front)?.[theme], palette.get(back)?.[theme]];
        if (!ink || !paper) return [`${front} on ${back}: not a colour of tokens.css`];
        const ratio = contrast(ink, paper);
        return ratio >= least ? [] : [`${front} on ${back}, ${theme ? 'dark' : 'light'}: ${ratio.toFixed(2)}`];
      }),
    ),
  );
}

describe.each(palettes)('%s colours', (_name, palette) => {
  test('every text is readable on what it lies on: WCAG AA, 4.5 to 1', () => {
    expect(failing(palette, readable, 4.5)).toEqual([]);
  });

  test('edges of fields, focus rings and channel marks can be seen: 3 to 1', () => {
    expect(failing(palette, visible, 3)).toEqual([]);
  });
});

test('every colour has a light and a dark value', () => {
  const names = [...baseCss.matchAll(/--color-([\w-]+):/g)].map(([, name]) => name);
  expect(names.filter((name) => name && !paletteOf(css.replaceAll(/#(\w{6})\w\w/g, '#$1')).has(name))).toEqual([]);
});

test('the measure itself is right: black on white is 21 to 1, grey #767676 just passes', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});
