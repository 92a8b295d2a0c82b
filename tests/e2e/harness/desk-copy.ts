import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const built = resolve(import.meta.dirname, '../../../dist/renderer');

/** The built desk in a folder of its own, for `PARLEY_DESK`: an installation to which something may happen. */
export interface DeskCopy {
  folder: string;
  /** The file of this part ("start", "worker") is gone, until `mend`. */
  lose(part: string): void;
  mend(part: string): void;
  /** The part never begins, as one whose disk does not answer. */
  hold(part: string): void;
  /** The page's styles do not come, until the returned function is called. Not on Windows. */
  holdStyles(): () => void;
  remove(): void;
}

/** Copies what `buildStale` made. */
export function copyDesk(): DeskCopy {
  const folder = mkdtempSync(join(tmpdir(), 'parley-desk-'));
  cpSync(built, folder, { recursive: true, filter: (source) => !source.endsWith('.map') });
  const assets = join(folder, 'assets');
  const fileOf = (part: string): string => {
    const name = readdirSync(assets).find((one) => one.startsWith(`${part}-`) && one.endsWith('.js'));
    if (name === undefined) throw new Error(`the built desk has no part ${part}`);
    return join(assets, name);
  };
  const lost = new Map<string, string>();
  return {
    folder,
    lose(part) {
      const file = fileOf(part);
      renameSync(file, `${file}.lost`);
      lost.set(part, file);
    },
    mend(part) {
      const file = lost.get(part);
      if (file !== undefined) renameSync(`${file}.lost`, file);
    },
    hold(part) {
      const file = fileOf(part);
      writeFileSync(file, `await new Promise(() => undefined);\n${readFileSync(file, 'utf8')}`);
    },
    holdStyles() {
      const name = readdirSync(assets).find((one) => one.startsWith('index-') && one.endsWith('.css'));
      if (name === undefined) throw new Error('the built desk has no styles');
      const file = join(assets, name);
      rmSync(file);
      // Whoever reads it waits for somebody who writes.
      execFileSync('mkfifo', [file]);
      return () => writeFileSync(file, '');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
