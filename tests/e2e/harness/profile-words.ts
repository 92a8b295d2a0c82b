import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The ways in which a browser writes a text to the disk: databases, keys of databases, settings, caches. */
const writings: ((word: string) => Buffer)[] = [
  (word) => Buffer.from(word, 'utf8'),
  (word) => Buffer.from(word, 'latin1'),
  (word) => Buffer.from(word, 'utf16le'),
  (word) => Buffer.from(word, 'utf16le').swap16(),
];

/** Which of these words stand anywhere in the files of a profile, and in which: `word in file`. Its desk has to be closed. */
export function wordsInProfile(profileDir: string, words: readonly string[]): string[] {
  const files = readdirSync(profileDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const needles = words.map((word) => ({ word, ways: writings.map((write) => write(word)) }));
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    const bytes = readFileSync(path);
    return needles
      .filter(({ ways }) => ways.some((way) => bytes.includes(way)))
      .map(({ word }) => `${word} in ${path.slice(profileDir.length + 1)}`);
  });
}
