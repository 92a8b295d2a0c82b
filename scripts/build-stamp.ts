import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isInput = (path: string) => !/(\.test\.tsx?|\.md|~)$/.test(path);

/** One fingerprint over the names and contents of all files a build reads. Tests and READMEs change nothing. */
export function fingerprint(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of inputs.flatMap((input) => listFiles(root, input)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function listFiles(root: string, path: string): string[] {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return isInput(path) ? [path] : [];
  return readdirSync(full).flatMap((name) => listFiles(root, `${path}/${name}`));
}

export const readStamp = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

export function writeStamp(file: string, stamp: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, stamp);
}
