import { z } from 'zod';

/** Languages of the desk and of prepared texts. A customer may write in any other; then this is null. */
export const languages = ['en', 'sl', 'pl', 'uk', 'hu', 'de'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** One text in several languages; English is what everything falls back to. */
export const localizedTextSchema = z.partialRecord(languageSchema, z.string().max(8_000));
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** The text in the wanted language, else English, else whichever there is, else the empty string. */
export function pickText(text: LocalizedText, language: Language | null): string {
  return (language && text[language]) ?? text.en ?? Object.values(text)[0] ?? '';
}
