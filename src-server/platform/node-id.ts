import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#shared/lib/ids.ts';

/** This server's name in claims; kept beside the data, so that a restart knows its own unfinished work. */
export function loadNodeId(dataFolder: string): string {
  const path = join(dataFolder, 'node-id');
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  mkdirSync(dataFolder, { recursive: true });
  const id = newId();
  writeFileSync(path, id);
  return id;
}
