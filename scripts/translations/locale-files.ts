import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';

// Deeper levels are parsed as they are walked.
const textTree = z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())]));

/** All texts of one namespace in one language, by dotted key. */
export type Texts = Map<string, string>;
/** Namespace → language → texts. A namespace is the folder that holds `locales/`. */
export type Locales = Map<string, Map<string, Texts>>;

const localeGlobs = ['src-renderer/{ui,app}/locales/*.json', 'src-renderer/features/*/locales/*.json'];

function flatten(tree: unknown, prefix: string, into: Texts): Texts {
  for (const [key, value] of Object.entries(textTree.parse(tree))) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

/** Reads every locale file below `root`; a file that is no JSON tree of strings is named in the error thrown. */
export function readLocales(root: string): Locales {
  const locales: Locales = new Map();
  for (const path of globSync(localeGlobs, { cwd: root }).toSorted()) {
    const parts = path.split('/');
    const [namespace = '', language = ''] = [parts.at(-3), parts.at(-1)?.replace('.json', '')];
    const languages = locales.get(namespace) ?? new Map<string, Texts>();
    try {
      languages.set(language, flatten(JSON.parse(readFileSync(`${root}/${path}`, 'utf8')), '', new Map()));
    } catch (cause) {
      throw new Error(`${path} is no tree of texts: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
    locales.set(namespace, languages);
  }
  return locales;
}
