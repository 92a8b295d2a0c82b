import type { EmojiData } from 'frimousse';
import { z } from 'zod';

/** What Chromium 114 can draw. */
const newestVersion = 15;
const skinNames = ['light', 'medium-light', 'medium', 'medium-dark', 'dark'] as const;

const emojiSchema = z.object({
  emoji: z.string(),
  label: z.string(),
  group: z.number().optional(),
  order: z.number().optional(),
  version: z.number(),
  tags: z.array(z.string()).optional(),
});
const messagesSchema = z.object({
  groups: z.array(z.object({ key: z.string(), message: z.string(), order: z.number() })),
});

const files = {
  en: () => Promise.all([import('emojibase-data/en/data.json'), import('emojibase-data/en/messages.json')]),
  de: () => Promise.all([import('emojibase-data/de/data.json'), import('emojibase-data/de/messages.json')]),
  hu: () => Promise.all([import('emojibase-data/hu/data.json'), import('emojibase-data/hu/messages.json')]),
  pl: () => Promise.all([import('emojibase-data/pl/data.json'), import('emojibase-data/pl/messages.json')]),
  uk: () => Promise.all([import('emojibase-data/uk/data.json'), import('emojibase-data/uk/messages.json')]),
};
const hasFiles = (language: string): language is keyof typeof files => Object.hasOwn(files, language);

/** Emoji with their names in the reader's language (English where there are none), from our own bundle. */
export async function loadEmoji(language: string): Promise<EmojiData> {
  const locale = hasFiles(language) ? language : 'en';
  const [data, messages] = await files[locale]();
  const emojis = z.array(emojiSchema).parse(data.default);
  const { groups } = messagesSchema.parse(messages.default);
  return {
    locale,
    emojis: emojis
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
      .flatMap(({ emoji, label, group, version, tags = [] }) =>
        group === undefined || group === 2 || version > newestVersion
          ? []
          : [{ emoji, category: group, label, version, tags }],
      ),
    // Group 2 is building stones (skin tones, hair), nothing anybody sends.
    categories: groups
      .filter(({ order }) => order !== 2)
      .map(({ order, message }) => ({ index: order, label: message })),
    skinTones: Object.fromEntries(skinNames.map((name) => [name, name])) as EmojiData['skinTones'],
  };
}
