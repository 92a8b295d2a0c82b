import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import type { Log } from '../log.ts';

export interface JsonFile<T> {
  read(): T;
  write(value: T): void;
  /** The path under which an unreadable file was kept at this start, or null. */
  keptAside(): string | null;
}

/**
 * A small file of settings, parsed when read. A file that does not parse is kept aside under a dated name and the defaults
 * are used: the desk starts, and nothing of the agent's is deleted. Writing is a rename, so a crash leaves old or new.
 */
export function openJsonFile<T>(options: { path: string; schema: z.ZodType<T>; defaults: T; log: Log }): JsonFile<T> {
  const { path, schema, defaults, log } = options;
  let aside: string | null = null;
  let current: T | undefined;

  const keepAside = (reason: string) => {
    aside = `${path}.unreadable-${Date.now()}`;
    log('settings unreadable, kept aside', { file: path, reason });
    try {
      renameSync(path, aside);
    } catch (error) {
      log('could not keep it aside', { file: path, error: String(error) });
    }
  };

  const load = (): T => {
    const text = readText(path);
    if (text === undefined) return defaults;
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    keepAside(parsed.error.issues[0]?.message ?? 'not JSON');
    return defaults;
  };

  return {
    read() {
      current ??= load();
      return current;
    },
    write(value) {
      current = value;
      try {
        mkdirSync(dirname(path), { recursive: true });
        const temporary = `${path}.new`;
        writeFileSync(temporary, JSON.stringify(value), { mode: 0o600 });
        renameSync(temporary, path);
      } catch (error) {
        log('settings could not be written', { file: path, error: String(error) });
      }
    },
    keptAside: () => aside,
  };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
