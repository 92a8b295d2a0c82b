import { globSync, readFileSync } from 'node:fs';
import { languages } from '../../src-renderer/i18n/languages.ts';
import { baseKey, compareLanguage } from './compare-languages.ts';
import { readLocales, type Texts } from './locale-files.ts';
import { readCode } from './read-code.ts';

export interface TranslationReport {
  /** Translations not written yet: `ns/lang: key`. */
  missing: string[];
  /** Everything else that must be put right. */
  wrong: string[];
}

const codeGlobs = ['src-renderer/**/*.{ts,tsx}'];
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const showsText = (path: string) => /src-renderer\/(ui|app|features)\/.*\.tsx$/.test(path);

const escaped = (text: string) => text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
/** Whether a key of a file is what the code asks for, plural forms and run-time parts ('tier.*') included. */
const answers = (asked: string) => {
  const pattern = new RegExp(`^${asked.split('*').map(escaped).join('.+')}$`);
  return (key: string) => pattern.test(key) || pattern.test(baseKey(key));
};

function usedIn(texts: Texts, asked: readonly string[], strings: ReadonlySet<string>, namespace: string): Set<string> {
  const tests = asked.map(answers);
  const handedOn = (key: string) => strings.has(key) || strings.has(`${namespace}:${key}`);
  return new Set(
    [...texts.keys()].filter((key) => handedOn(key) || handedOn(baseKey(key)) || tests.some((test) => test(key))),
  );
}

/** Checks all texts below `root` against each other and against the code. */
export function checkTranslations(root: string): TranslationReport {
  const report: TranslationReport = { missing: [], wrong: [] };
  const locales = readLocales(root);
  const asked = new Map<string, string[]>();
  const strings = new Set<string>();

  for (const path of globSync(codeGlobs, { cwd: root }).toSorted()) {
    if (isTest(path)) continue;
    const code = readCode(path, readFileSync(`${root}/${path}`, 'utf8'));
    for (const text of code.strings) strings.add(text);
    if (showsText(path)) {
      for (const { line, text } of code.hardCoded) report.wrong.push(`${path}:${line} text in code: ${text}`);
    }
    for (const { namespaces, key, line } of code.used) {
      const holders = namespaces.filter((name) => [...(locales.get(name)?.get('en')?.keys() ?? [])].some(answers(key)));
      if (holders.length === 0) report.wrong.push(`${path}:${line} no English text for ${namespaces.join('|')}:${key}`);
      for (const name of holders) asked.set(name, [...(asked.get(name) ?? []), key]);
    }
  }

  for (const [namespace, byLanguage] of locales) {
    const english: Texts = byLanguage.get('en') ?? new Map();
    const used = usedIn(english, asked.get(namespace) ?? [], strings, namespace);
    for (const key of english.keys()) if (!used.has(key)) report.wrong.push(`${namespace}/en: ${key} is used nowhere`);
    for (const language of languages) {
      const { missing, wrong } = compareLanguage(language, english, byLanguage.get(language) ?? new Map());
      report.missing.push(...missing.map((key) => `${namespace}/${language}: ${key}`));
      report.wrong.push(...wrong.map((finding) => `${namespace}/${language}: ${finding}`));
    }
    for (const language of byLanguage.keys()) {
      if (!languages.some((known) => known === language))
        report.wrong.push(`${namespace}/${language}: no language of the desk`);
    }
  }
  return report;
}
