import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One line of fact. Never message text, names or tokens: agents send this file to whoever helps them. */
export type Log = (event: string, fields?: Record<string, string | number | boolean | null>) => void;

const rotateAtBytes = 1_000_000;

/** JSON lines in `folder/desktop.log`; one older file is kept. A disk that refuses must not stop the desk. */
export function openLog(folder: string): Log {
  const file = join(folder, 'desktop.log');
  try {
    mkdirSync(folder, { recursive: true });
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAtBytes) renameSync(file, `${file}.1`);
  } catch {
    // Appending below says the same by failing again.
  }
  return (event, fields = {}) => {
    try {
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);
    } catch {
      // Nowhere left to tell it.
    }
  };
}
