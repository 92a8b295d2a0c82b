import type { Texts } from './locale-files.ts';

const pluralForm = /_(zero|one|two|few|many|other)$/;

/** The key without its plural form: 'unread_few' → 'unread'. */
export const baseKey = (key: string) => key.replace(pluralForm, '');

export interface LanguageFindings {
  missing: string[];
  /** Wrong in a way nobody can wait for: unknown keys, other placeholders, empty texts. */
  wrong: string[];
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{-?\s*([\w.]+).*?\}\}|<\/?(\d+|[a-z]\w*)\s*\/?>/g)].map(([all, name]) => name ?? all);

/**
 * What a language lacks against English, form by form: a counted text needs every plural category of the language
 * (Slovenian: one, two, few, other). A form for one or two may leave the number out ("a minute ago").
 */
export function compareLanguage(language: string, english: Texts, texts: Texts): LanguageFindings {
  const findings: LanguageFindings = { missing: [], wrong: [] };
  const counted = new Set([...english.keys()].filter((key) => key.endsWith('_other')).map(baseKey));
  const isCounted = (key: string) => pluralForm.test(key) && counted.has(baseKey(key));
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const needed = new Set([
    ...[...english.keys()].filter((key) => !isCounted(key)),
    ...[...counted].flatMap((key) => categories.map((category) => `${key}_${category}`)),
  ]);
  findings.missing.push(...[...needed].filter((key) => !texts.has(key)));

  for (const [key, text] of texts) {
    const model = english.get(isCounted(key) ? `${baseKey(key)}_other` : key);
    if (model === undefined || (isCounted(key) && !needed.has(key) && !key.endsWith('_zero'))) {
      findings.wrong.push(`${key}: English has no such text`);
      continue;
    }
    if (text.trim() === '') findings.wrong.push(`${key}: empty`);
    const [wanted, found] = [model, text].map((one) => new Set(placeholders(one)));
    const mayOmitCount = isCounted(key) && !/_(other|many)$/.test(key);
    const lost = [...(wanted ?? [])].filter((name) => !found?.has(name) && !(mayOmitCount && name === 'count'));
    const added = [...(found ?? [])].filter((name) => !wanted?.has(name) && name !== 'count');
    if (lost.length + added.length > 0) {
      findings.wrong.push(
        `${key}: placeholders differ (${[...lost.map((n) => `-${n}`), ...added.map((n) => `+${n}`)].join(' ')})`,
      );
    }
  }
  return findings;
}
